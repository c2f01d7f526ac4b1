//! Sets and maps of nodes. A node is identified by its address.

use rustc_hash::{FxHashMap, FxHashSet};

/// A map from nodes, or from what has nodes in it.
pub(crate) type IdMap<K, V> = FxHashMap<K, V>;

/// A set of nodes.
pub(crate) type IdSet = FxHashSet<usize>;

/// The number of places that are looked at one by one.
const FEW: usize = 8;

/// The places that a walk has visited, which are few nearly always.
#[derive(Default)]
pub(crate) struct VisitedSet {
    few: Vec<usize>,
    many: IdSet,
}

impl VisitedSet {
    /// Notes a place; says whether it is a new one.
    pub(crate) fn insert(&mut self, id: usize) -> bool {
        if self.few.contains(&id) {
            return false;
        }
        if self.few.len() < FEW {
            self.few.push(id);
            return true;
        }
        self.many.insert(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_new_once() {
        let mut seen = VisitedSet::default();
        for id in 0..3 * FEW {
            assert!(seen.insert(id * 16));
            assert!(!seen.insert(id * 16));
        }
        assert!((0..3 * FEW).all(|id| !seen.insert(id * 16)));
    }
}
