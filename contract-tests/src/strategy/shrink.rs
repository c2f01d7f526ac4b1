//! The strategy of a generator, and how its values shrink: by editing the record of the choices that
//! a value was made of, and making a value of the edited record.

use std::fmt;
use std::sync::Arc;

use proptest::strategy::{NewTree, Strategy, ValueTree};
use proptest::test_runner::{Reason, TestRunner};

use super::choices::{ChoiceRecord, Mode, Source, derived, run};

/// The largest choice that is lowered to each of those below it.
const SMALL: u64 = 12;

/// Makes a value from choices, or none if the choices lead nowhere.
type Generator<T> = Arc<dyn Fn(&mut Source<'_>) -> Option<T> + Send + Sync>;

/// The strategy of a generator.
pub(crate) struct ChoiceStrategy<T> {
    generator: Generator<T>,
    /// The task that the generator cannot always do.
    reason: Reason,
}

impl<T> ChoiceStrategy<T> {
    /// A strategy whose failures to make a value have the given reason.
    pub(crate) fn new(
        reason: impl Into<Reason>,
        generator: impl Fn(&mut Source<'_>) -> Option<T> + Send + Sync + 'static,
    ) -> Self {
        Self { generator: Arc::new(generator), reason: reason.into() }
    }
}

impl<T> fmt::Debug for ChoiceStrategy<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ChoiceStrategy").field("reason", &self.reason).finish_non_exhaustive()
    }
}

impl<T: Clone + PartialEq + fmt::Debug> Strategy for ChoiceStrategy<T> {
    type Tree = ChoiceTree<T>;
    type Value = T;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        loop {
            match run(Mode::Fresh(&mut derived(runner.rng())), |source| (self.generator)(source)) {
                Some((record, value)) => {
                    return Ok(ChoiceTree {
                        generator: Arc::clone(&self.generator),
                        best: (record, value),
                        candidate: None,
                        edits: Edits::default(),
                    });
                }
                None => runner.reject_local(self.reason.clone())?,
            }
        }
    }
}

/// A value, its record, and how far its shrinking has come.
pub(crate) struct ChoiceTree<T> {
    generator: Generator<T>,
    /// The simplest that is known to fail.
    best: (ChoiceRecord, T),
    /// The value that is tried next to it.
    candidate: Option<(ChoiceRecord, T)>,
    edits: Edits,
}

impl<T> fmt::Debug for ChoiceTree<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ChoiceTree").field("choices", &self.best.0.choices).finish_non_exhaustive()
    }
}

impl<T: Clone + PartialEq + fmt::Debug> ValueTree for ChoiceTree<T> {
    type Value = T;

    fn current(&self) -> T {
        self.candidate.as_ref().unwrap_or(&self.best).1.clone()
    }

    fn simplify(&mut self) -> bool {
        if let Some(candidate) = self.candidate.take() {
            self.best = candidate;
            self.edits.succeeded();
        }
        self.candidate = self.next_candidate();
        self.candidate.is_some()
    }

    fn complicate(&mut self) -> bool {
        let had = self.candidate.take().is_some();
        if had {
            self.candidate = self.next_candidate();
        }
        had
    }
}

impl<T: PartialEq> ChoiceTree<T> {
    /// The next value that is simpler than the best.
    fn next_candidate(&mut self) -> Option<(ChoiceRecord, T)> {
        while let Some(edit) = self.edits.next(&self.best.0) {
            let Some(candidate) = self.apply(&edit) else {
                continue;
            };
            let (new, old) = (&candidate.0.choices, &self.best.0.choices);
            if (new.len(), new) >= (old.len(), old) {
                continue;
            }
            if candidate.1 == self.best.1 {
                // The same value fails again: no need to try it.
                self.best = candidate;
                self.edits.succeeded();
                continue;
            }
            return Some(candidate);
        }
        None
    }

    fn apply(&self, edit: &Edit) -> Option<(ChoiceRecord, T)> {
        let mut choices = self.best.0.choices.clone();
        let mut zero = None;
        match edit {
            Edit::Zero { span, end } => zero = Some((*span, *end)),
            Edit::Delete { start, end } => drop(choices.drain(*start..*end)),
            Edit::Replace { start, end, with } => {
                let inner = choices.get(with.0..with.1)?.to_vec();
                drop(choices.splice(*start..*end, inner));
            }
            Edit::Set { index, choice } => *choices.get_mut(*index)? = *choice,
        }
        let mode = Mode::Replay { choices: &choices, at: 0, zero, zeroing: false };
        run(mode, |source| (self.generator)(source))
    }
}

/// One way to make a record simpler.
enum Edit {
    /// All choices of a span that ends before `end` become 0.
    Zero { span: usize, end: usize },
    /// These choices are dropped.
    Delete { start: usize, end: usize },
    /// The choices of a part are replaced by those of a part of the same kind inside it.
    Replace { start: usize, end: usize, with: (usize, usize) },
    /// One choice is lowered.
    Set { index: usize, choice: u64 },
}

/// The kinds of edits, in the order in which they are tried.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Pass {
    #[default]
    Zero,
    Delete,
    Replace,
    Lower,
}

/// Goes through all edits of a record, over and over until none helps.
#[derive(Debug, Clone, Default)]
struct Edits {
    pass: Pass,
    /// The span or choice that is edited next.
    index: usize,
    /// Strength of the edit: a number whose meaning is the pass's.
    step: u32,
    improved: bool,
    /// Nothing helps any more.
    done: bool,
}

impl Edits {
    /// The last edit helped: what follows refers to the record that it made.
    fn succeeded(&mut self) {
        self.improved = true;
        match self.pass {
            // The same place holds something else now.
            Pass::Delete | Pass::Replace => self.index = self.index.saturating_sub(1),
            // Back to the choice that was lowered, which may go lower still.
            Pass::Lower => self.step = 0,
            Pass::Zero => {}
        }
    }

    fn next(&mut self, record: &ChoiceRecord) -> Option<Edit> {
        while !self.done {
            let edit = match self.pass {
                Pass::Zero => self.zero(record),
                Pass::Delete => self.delete(record),
                Pass::Replace => self.replace(record),
                Pass::Lower => self.lower(record),
            };
            if edit.is_some() {
                return edit;
            }
            (self.index, self.step) = (0, 0);
            self.pass = match self.pass {
                Pass::Zero => Pass::Delete,
                Pass::Delete => Pass::Replace,
                Pass::Replace => Pass::Lower,
                Pass::Lower if self.improved => {
                    self.improved = false;
                    Pass::Zero
                }
                Pass::Lower => {
                    self.done = true;
                    Pass::Lower
                }
            };
        }
        None
    }

    /// Simplifies whole parts, the outermost first.
    fn zero(&mut self, record: &ChoiceRecord) -> Option<Edit> {
        while let Some(span) = record.spans.get(self.index) {
            self.index += 1;
            let choices = record.choices.get(span.start..span.end)?;
            if choices.iter().any(|choice| *choice != 0) {
                return Some(Edit::Zero { span: self.index - 1, end: span.end });
            }
        }
        None
    }

    /// Drops neighbouring parts, many at first: 2^(10 - step) of them.
    fn delete(&mut self, record: &ChoiceRecord) -> Option<Edit> {
        loop {
            let count = 1024_usize.checked_shr(self.step).filter(|count| *count > 0)?;
            let Some(first) = record.spans.get(self.index) else {
                (self.index, self.step) = (0, self.step + 1);
                continue;
            };
            self.index += 1;
            let mut left = count - 1;
            let mut end = first.end;
            for span in record.spans.get(self.index..)? {
                if left == 0 || span.start > end {
                    break;
                }
                if span.parent == first.parent && span.label == first.label && span.start == end {
                    end = span.end;
                    left -= 1;
                }
            }
            if left == 0 && end > first.start {
                return Some(Edit::Delete { start: first.start, end });
            }
        }
    }

    /// Puts a part in the place of the part of the same kind around it.
    fn replace(&mut self, record: &ChoiceRecord) -> Option<Edit> {
        while let Some(inner) = record.spans.get(self.index) {
            self.index += 1;
            let mut outer = inner.parent;
            while let Some(span) = outer.and_then(|index| record.spans.get(index)) {
                if span.label == inner.label && span.end - span.start > inner.end - inner.start {
                    return Some(Edit::Replace { start: span.start, end: span.end, with: (inner.start, inner.end) });
                }
                outer = span.parent;
            }
        }
        None
    }

    /// Lowers single choices. A small one may stand for an alternative: all lower ones are tried. A
    /// large one goes to 0, or by a half, a quarter and so on of what is left.
    fn lower(&mut self, record: &ChoiceRecord) -> Option<Edit> {
        while let Some(choice) = record.choices.get(self.index).copied() {
            let step = self.step;
            self.step += 1;
            let lower = match step {
                step if choice <= SMALL => u64::from(step),
                0 => 0,
                step => choice - choice.checked_shr(step).unwrap_or(0),
            };
            if choice > lower {
                return Some(Edit::Set { index: self.index, choice: lower });
            }
            (self.index, self.step) = (self.index + 1, 0);
        }
        None
    }
}
