//! Reads the processor time and memory of processes.

use anyhow::Context as _;

/// Processor time, user and system, in seconds.
pub(crate) type Seconds = f64;

/// The resources that processes have used.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Usage {
    /// Processor time.
    pub(crate) seconds: Seconds,
    /// Peak resident memory of the largest process, in KiB.
    pub(crate) peak_kib: f64,
}

#[cfg(unix)]
impl Usage {
    /// Returns the usage of this process.
    pub(crate) fn of_self() -> anyhow::Result<Self> {
        Self::of(nix::sys::resource::UsageWho::RUSAGE_SELF)
    }

    /// Returns the usage of the child processes that have ended, including their own children.
    pub(crate) fn of_children() -> anyhow::Result<Self> {
        Self::of(nix::sys::resource::UsageWho::RUSAGE_CHILDREN)
    }

    #[allow(clippy::cast_precision_loss, reason = "seconds and kibibytes")]
    fn of(who: nix::sys::resource::UsageWho) -> anyhow::Result<Self> {
        let usage = nix::sys::resource::getrusage(who).context("cannot read the resource usage")?;
        let seconds = |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
        // On macOS the unit is bytes.
        let unit = if cfg!(target_os = "macos") { 1024.0 } else { 1.0 };
        Ok(Self {
            seconds: seconds(usage.user_time()) + seconds(usage.system_time()),
            peak_kib: usage.max_rss() as f64 / unit,
        })
    }
}

#[cfg(not(unix))]
impl Usage {
    /// Fails: the usage of a process can be read on Unix only.
    pub(crate) fn of_self() -> anyhow::Result<Self> {
        Err(anyhow::anyhow!("not Unix")).context("cannot read the resource usage")
    }

    /// Fails: the usage of a process can be read on Unix only.
    pub(crate) fn of_children() -> anyhow::Result<Self> {
        Self::of_self()
    }
}
