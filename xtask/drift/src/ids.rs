//! Sets and maps of places. A place is known by its address, which needs no more hashing than to be spread.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map from places, or from what has places in it.
pub(super) type IdMap<K, V> = HashMap<K, V, BuildHasherDefault<Spread>>;

/// A set of places.
pub(super) type IdSet = HashSet<usize, BuildHasherDefault<Spread>>;

/// How many places are looked at one by one.
const FEW: usize = 8;

/// The places that a walk has visited, which are few nearly always.
#[derive(Default)]
pub(super) struct Seen {
    few: Vec<usize>,
    many: IdSet,
}

impl Seen {
    /// Notes a place; says whether it is a new one.
    pub(super) fn insert(&mut self, id: usize) -> bool {
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

/// A hash that is made by multiplying. Nobody can choose the addresses of a document's values.
#[derive(Clone, Copy, Default)]
pub(super) struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
            self.write_u64(word);
        }
    }

    fn write_u8(&mut self, value: u8) {
        self.write_u64(value.into());
    }

    fn write_u64(&mut self, value: u64) {
        /// An odd number without a pattern: the golden ratio.
        const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(FACTOR);
    }

    fn write_usize(&mut self, value: usize) {
        self.write_u64(value as u64);
    }

    /// The lowest bits of addresses are all alike, and so are those of the product: the highest decide.
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_new_once() {
        let mut seen = Seen::default();
        for id in 0..3 * FEW {
            assert!(seen.insert(id * 16));
            assert!(!seen.insert(id * 16));
        }
        assert!((0..3 * FEW).all(|id| !seen.insert(id * 16)));
    }

    #[test]
    fn neighbours_are_spread() {
        let lowest = |id: usize| {
            let mut hasher = Spread::default();
            hasher.write_usize(id * 64);
            hasher.finish() % 1024
        };
        let different: HashSet<u64> = (0..1024).map(lowest).collect();
        assert!(different.len() > 500, "{}", different.len());
    }
}
