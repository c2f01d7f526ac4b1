//! The things that are to go wrong, and when.

use std::collections::VecDeque;
use std::time::Duration;

/// A point in the course of an exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The connection is open and nothing was read from it. On a connection kept alive this is the
    /// moment in which the next request begins to arrive.
    Connected,
    /// The request was read whole; the server has seen nothing of it.
    Requested,
    /// The server got the request and responded; the client has seen nothing of the response.
    Responded,
    /// So many bytes of the response, counted from its first, were delivered.
    Delivered(usize),
}

/// An action of the network on one exchange.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Nothing: request and response pass unchanged.
    Pass,
    /// The connection is closed in an orderly way (FIN).
    Close(Stage),
    /// The connection is reset (RST).
    Reset(Stage),
    /// The connection stays open and nothing more comes.
    Stall(Stage),
    /// The exchange goes on after so long.
    Delay(Stage, Duration),
    /// These bytes come in place of the server's response, then the connection is closed. Garbage, or
    /// the response of a gateway. At [`Stage::Responded`] the server has acted, before it has not.
    Replace(Stage, Vec<u8>),
    /// The response comes in pieces of `size` bytes with a pause after each.
    Drip {
        /// Bytes in one piece; 0 counts as 1.
        size: usize,
        /// Time between two pieces.
        pause: Duration,
    },
    /// The head comes unchanged, then only so many bytes of the body, then the connection is closed.
    Truncate(usize),
    /// The response's `content-length` is changed by so much; the body is not, and the connection is
    /// closed after it.
    ContentLength(i64),
}

/// The fault that each exchange gets, in the order in which requests begin to arrive.
#[derive(Debug, Clone)]
pub struct Schedule {
    queue: VecDeque<Fault>,
    then: Then,
}

#[derive(Debug, Clone)]
enum Then {
    Always(Fault),
    Random { random: fastrand::Rng, weights: Vec<(Fault, u32)> },
}

impl Schedule {
    /// These faults, one for each exchange; after them everything passes.
    #[must_use]
    pub fn sequence(faults: impl IntoIterator<Item = Fault>) -> Self {
        Self { queue: faults.into_iter().collect(), then: Then::Always(Fault::Pass) }
    }

    /// The same for every exchange.
    #[must_use]
    pub fn always(fault: Fault) -> Self {
        Self { queue: VecDeque::new(), then: Then::Always(fault) }
    }

    /// An endless sequence of faults, each as frequent as its weight; the same sequence for the
    /// same seed. Without any weight above 0 everything passes.
    #[must_use]
    pub fn random(seed: u64, weights: impl IntoIterator<Item = (Fault, u32)>) -> Self {
        Self {
            queue: VecDeque::new(),
            then: Then::Random { random: fastrand::Rng::with_seed(seed), weights: weights.into_iter().collect() },
        }
    }

    /// Takes the next fault if it is one that strikes before anything is read.
    pub(super) fn next_on_connect(&mut self) -> Option<Fault> {
        // A drawn fault is put back, so that the sequence does not depend on who looks at it.
        let fault = self.next()?;
        if fault.stage() == Some(Stage::Connected) {
            return Some(fault);
        }
        self.queue.push_front(fault);
        None
    }
}

impl Iterator for Schedule {
    type Item = Fault;

    fn next(&mut self) -> Option<Fault> {
        if let Some(fault) = self.queue.pop_front() {
            return Some(fault);
        }
        match &mut self.then {
            Then::Always(fault) => Some(fault.clone()),
            Then::Random { random, weights } => {
                let sum: u64 = weights.iter().map(|(_, weight)| u64::from(*weight)).sum();
                let mut drawn = random.u64(..sum.max(1));
                for (fault, weight) in weights {
                    match drawn.checked_sub(u64::from(*weight)) {
                        Some(rest) => drawn = rest,
                        None => return Some(fault.clone()),
                    }
                }
                Some(Fault::Pass)
            }
        }
    }
}

impl Fault {
    pub(super) fn stage(&self) -> Option<Stage> {
        match self {
            Self::Close(stage)
            | Self::Reset(stage)
            | Self::Stall(stage)
            | Self::Delay(stage, _)
            | Self::Replace(stage, _) => Some(*stage),
            Self::Pass | Self::Drip { .. } | Self::Truncate(_) | Self::ContentLength(_) => None,
        }
    }
}
