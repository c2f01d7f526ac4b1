//! Sets and maps of nodes, which are identified by their address.

use rustc_hash::{FxHashMap, FxHashSet};

/// A map with nodes in its keys.
pub(crate) type IdMap<K, V> = FxHashMap<K, V>;

/// A set of nodes.
pub(crate) type IdSet = FxHashSet<usize>;

/// The maximum number of nodes that are searched linearly.
const FEW: usize = 8;

/// The nodes that a walk has visited, usually few.
#[derive(Default)]
pub(crate) struct VisitedSet {
    few: Vec<usize>,
    many: IdSet,
}

impl VisitedSet {
    /// Adds a node; returns whether it is new.
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
