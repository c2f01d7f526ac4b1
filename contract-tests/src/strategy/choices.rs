//! Origin of random values, and how they shrink.
//!
//! A generator is a plain function that draws choices from a `Source`. The choices are recorded, and
//! shrinking edits the record and runs the generator again, as Hypothesis does: whatever the
//! generator promises of its values also holds for the shrunk ones, across all alternatives. The
//! only rule for a generator is that the choice 0 leads to what is simplest.

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng};

/// The number of times that a part of a value is drawn anew before the whole value is.
const RETRIES: usize = 50;

/// The number of them that are variants of an example.
const VARIANTS: usize = 20;

/// Origin of the choices.
pub(crate) enum Mode<'r> {
    /// Random numbers.
    Fresh(&'r mut TestRng),
    /// An edited record; beyond its end all choices are 0.
    Replay {
        choices: &'r [u64],
        at: usize,
        /// The span in which all choices are to be 0, and the place to go on from after it.
        zero: Option<(usize, usize)>,
        zeroing: bool,
    },
    /// No chance, but what a person would write down.
    Example(Box<ExampleMode>),
}

/// Completeness of an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Every property that the schema names.
    Full,
    /// Only what is required.
    Required,
}

/// State of the search for an example. Where what is preferred is not valid, its variants are tried, and then chance.
pub(crate) struct ExampleMode {
    extent: Extent,
    variant: usize,
    is_random: bool,
    /// Numbers that are all 0.
    zeros: TestRng,
    random: TestRng,
    /// The number of values and characters that may still be made.
    room: usize,
}

impl ExampleMode {
    pub(crate) fn new(extent: Extent, room: usize) -> Self {
        Self {
            extent,
            variant: 0,
            is_random: false,
            zeros: TestRng::from_seed(RngAlgorithm::PassThrough, &[]),
            random: deterministic(),
            room,
        }
    }

    fn rng(&mut self) -> &mut TestRng {
        if self.is_random { &mut self.random } else { &mut self.zeros }
    }
}

/// A run of choices that make one part of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) label: &'static str,
    /// The span around this one.
    pub(crate) parent: Option<usize>,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The choices that a value was made of.
#[derive(Debug, Clone, Default)]
pub(crate) struct ChoiceRecord {
    pub(crate) choices: Vec<u64>,
    pub(crate) spans: Vec<Span>,
}

/// Gives a generator its choices.
pub(crate) struct Source<'r> {
    mode: Mode<'r>,
    record: ChoiceRecord,
    open: Option<usize>,
}

impl Source<'_> {
    /// A choice from 0 to `max`; `fresh` says which when nothing is replayed.
    pub(crate) fn choose(&mut self, max: u64, fresh: impl FnOnce(&mut TestRng) -> u64) -> u64 {
        let choice = match &mut self.mode {
            Mode::Fresh(rng) => fresh(rng).min(max),
            Mode::Replay { zeroing: true, .. } => 0,
            Mode::Replay { choices, at, .. } => {
                *at += 1;
                choices.get(*at - 1).copied().unwrap_or(0).min(max)
            }
            Mode::Example(state) => fresh(state.rng()).min(max),
        };
        self.record.choices.push(choice);
        choice
    }

    /// A choice below `count`, each as likely.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        let max = (count as u64).saturating_sub(1);
        // At most `max`, which came from a usize.
        self.choose(max, |rng| uniform(rng, max)) as usize
    }

    /// An index into a list of weights, as likely as its weight says.
    pub(crate) fn weighted(&mut self, weights: &[u32]) -> usize {
        let total: u64 = weights.iter().map(|weight| u64::from(*weight)).sum();
        let max = (weights.len() as u64).saturating_sub(1);
        let fresh = |rng: &mut TestRng| {
            let mut rest = uniform(rng, total.saturating_sub(1));
            for (index, weight) in weights.iter().enumerate() {
                match rest.checked_sub(u64::from(*weight)) {
                    Some(left) => rest = left,
                    None => return index as u64,
                }
            }
            0
        };
        self.choose(max, fresh) as usize
    }

    /// Draws whether to do what is less simple, `percent` times in a hundred.
    pub(crate) fn flag(&mut self, percent: u64) -> bool {
        let percent = if self.example().is_some() { 0 } else { percent };
        self.choose(1, |rng| u64::from(uniform(rng, 99) < percent)) == 1
    }

    /// One of the items, the first being the simplest.
    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.below(items.len()))
    }

    /// A number that steers what is drawn next but is no choice of its own: 0 when replaying.
    pub(crate) fn hint(&mut self, max: u64) -> u64 {
        match &mut self.mode {
            Mode::Fresh(rng) => uniform(rng, max),
            Mode::Replay { .. } => 0,
            Mode::Example(state) => uniform(state.rng(), max),
        }
    }

    /// Returns how complete the value is to be and which variant of it is wanted, where it is to be an example.
    pub(crate) fn example(&self) -> Option<(Extent, usize)> {
        match &self.mode {
            Mode::Example(state) if !state.is_random => Some((state.extent, state.variant)),
            _ => None,
        }
    }

    /// Draws with another variant of the example.
    pub(crate) fn with_variant<T>(&mut self, variant: usize, draw: impl FnOnce(&mut Self) -> T) -> T {
        let Mode::Example(state) = &mut self.mode else {
            return draw(self);
        };
        let before = std::mem::replace(&mut state.variant, variant);
        let value = draw(self);
        if let Mode::Example(state) = &mut self.mode {
            state.variant = before;
        }
        value
    }

    /// Draws a variant that many further on, so that one of several differs from the others.
    pub(crate) fn further<T>(&mut self, count: usize, draw: impl FnOnce(&mut Self) -> T) -> T {
        let variant = self.example().map_or(0, |(_, variant)| variant);
        self.with_variant(variant + count, draw)
    }

    /// Takes of the room that an example has; none if it has no more.
    pub(crate) fn spend(&mut self, count: usize) -> Option<()> {
        if let Mode::Example(state) = &mut self.mode {
            let left = state.room.checked_sub(count);
            state.room = left.unwrap_or(0);
            left?;
        }
        Some(())
    }

    /// Returns whether something of this size may be there that need not be.
    pub(crate) fn has_room(&self, size: usize) -> bool {
        match &self.mode {
            // Most values are larger than the smallest.
            Mode::Example(state) => size.saturating_mul(8) <= state.room,
            _ => true,
        }
    }

    /// Returns whether an example is made, by preference or by chance.
    pub(crate) fn is_example(&self) -> bool {
        matches!(self.mode, Mode::Example(_))
    }

    /// Prepares the next attempt at a part of an example; false if there is to be none.
    fn attempt(&mut self, number: usize, (variant, is_random): (usize, bool)) -> bool {
        if let Mode::Example(state) = &mut self.mode {
            state.variant = variant + number;
            state.is_random = is_random || number >= VARIANTS;
            return state.room > 0;
        }
        true
    }

    /// Marks the choices of one part of the value, so that shrinking can drop or simplify it whole.
    pub(crate) fn span<T>(&mut self, label: &'static str, draw: impl FnOnce(&mut Self) -> T) -> T {
        let index = self.record.spans.len();
        let start = self.record.choices.len();
        self.record.spans.push(Span { label, parent: self.open, start, end: start });
        let parent = self.open.replace(index);
        let starts_zero = match &mut self.mode {
            Mode::Replay { zero: Some((span, _)), zeroing, .. } if *span == index => {
                *zeroing = true;
                true
            }
            _ => false,
        };
        let value = draw(self);
        if let Mode::Replay { at, zero: Some((_, resume)), zeroing, .. } = &mut self.mode
            && starts_zero
        {
            *at = *resume;
            *zeroing = false;
        }
        self.open = parent;
        if let Some(span) = self.record.spans.get_mut(index) {
            span.end = self.record.choices.len();
        }
        value
    }

    /// Draws until there is a value, a few times. A replay has one attempt.
    pub(crate) fn retry<T>(&mut self, draw: impl FnMut(&mut Self) -> Option<T>) -> Option<T> {
        let before = match &self.mode {
            Mode::Example(state) => (state.variant, state.is_random),
            _ => (0, false),
        };
        let value = self.retry_from(before, draw);
        if let Mode::Example(state) = &mut self.mode {
            (state.variant, state.is_random) = before;
        }
        value
    }

    fn retry_from<T>(&mut self, before: (usize, bool), mut draw: impl FnMut(&mut Self) -> Option<T>) -> Option<T> {
        let (choices, spans) = (self.record.choices.len(), self.record.spans.len());
        for number in 0..RETRIES {
            if !self.attempt(number, before) {
                return None;
            }
            if let Some(value) = draw(self) {
                return Some(value);
            }
            if matches!(self.mode, Mode::Replay { .. }) {
                return None;
            }
            self.record.choices.truncate(choices);
            self.record.spans.truncate(spans);
        }
        None
    }

    /// Draws between `min` and `max` elements, `target` or so when nothing is replayed. An element
    /// that cannot be made ends it all.
    pub(crate) fn list<T>(
        &mut self,
        (min, max): (usize, usize),
        target: usize,
        mut element: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        let mut list = Vec::with_capacity(target.min(max));
        loop {
            // The flag that ends the list is drawn outside of any element, so that elements can be
            // dropped one by one.
            let count = list.len();
            let next = self.span("element", |source| {
                let more = source.choose(1, |_| u64::from(count < target)) == 1;
                match (more || count < min) && count < max {
                    true => Some(element(source)),
                    false => None,
                }
            });
            match next {
                Some(Some(value)) => list.push(value),
                Some(None) => return None,
                None => return Some(list),
            }
        }
    }
}

/// A number from 0 to `max`, each as likely but for what a remainder costs.
fn uniform(rng: &mut TestRng, max: u64) -> u64 {
    match max.checked_add(1) {
        Some(count) => rng.next_u64() % count,
        None => rng.next_u64(),
    }
}

/// Random numbers that follow from those of a proptest run. Its own are made by a cipher, which takes half the time of a
/// test that is not optimized.
pub(crate) fn derived(rng: &mut TestRng) -> TestRng {
    let mut seed = [0; 16];
    rng.fill_bytes(&mut seed);
    TestRng::from_seed(RngAlgorithm::XorShift, &seed)
}

/// Random numbers that are always the same.
pub(crate) fn deterministic() -> TestRng {
    TestRng::deterministic_rng(RngAlgorithm::XorShift)
}

/// Runs a generator on random numbers.
pub(crate) fn draw_fresh<T>(rng: &mut TestRng, draw: impl FnOnce(&mut Source<'_>) -> Option<T>) -> Option<T> {
    run(Mode::Fresh(rng), draw).map(|(_, value)| value)
}

/// Runs a generator and records its choices.
pub(crate) fn run<T>(mode: Mode<'_>, draw: impl FnOnce(&mut Source<'_>) -> Option<T>) -> Option<(ChoiceRecord, T)> {
    let mut source = Source { mode, record: ChoiceRecord::default(), open: None };
    let value = draw(&mut source)?;
    Some((source.record, value))
}
