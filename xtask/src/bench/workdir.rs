//! Sets up the directory in which the measured programs are built: copies of the client and of the packages in
//! `xtask/bench`, laid out as in the workspace, with its Cargo.lock.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, io};

use anyhow::{Context as _, bail};

use super::usage::{Seconds, Usage};

/// Paths to copy, relative to the workspace.
const COPIED: [&str; 3] = ["Cargo.toml", "client", "xtask/bench"];

/// The directory.
#[derive(Debug)]
pub(super) struct Workdir {
    root: PathBuf,
    cargo: OsString,
}

/// A variant of the measured program: a package in `xtask/bench`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Variant {
    /// The generated client.
    Generated,
    /// Written by hand.
    HandWritten,
}

impl Variant {
    /// Returns the name of the package and of its program.
    #[must_use]
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Generated => "generated",
            Self::HandWritten => "handwritten",
        }
    }
}

impl Workdir {
    /// Copies the workspace into a directory. Unchanged files are not touched, so that they need not be rebuilt.
    ///
    /// # Errors
    ///
    /// A file cannot be read or written, or the dependencies are not available.
    pub(super) fn new(workspace: &Path, root: PathBuf) -> anyhow::Result<Self> {
        fs::create_dir_all(&root).with_context(|| format!("cannot create {}", root.display()))?;
        for path in COPIED {
            copy(&workspace.join(path), &root.join(path)).with_context(|| format!("cannot copy {path}"))?;
        }
        let workdir = Self { root, cargo: env::var_os("CARGO").unwrap_or_else(|| "cargo".into()) };
        let lock = "Cargo.lock";
        fs::copy(workspace.join(lock), workdir.packages().join(lock)).with_context(|| format!("cannot copy {lock}"))?;
        run(workdir.cargo(&["fetch"]))?;
        Ok(workdir)
    }

    /// Returns the directory of the packages.
    fn packages(&self) -> PathBuf {
        self.root.join("xtask").join("bench")
    }

    /// Returns the copy of the client.
    #[must_use]
    pub(super) fn client(&self) -> PathBuf {
        self.root.join("client")
    }

    /// Returns the directory of a package.
    #[must_use]
    pub(super) fn package(&self, variant: Variant) -> PathBuf {
        self.packages().join(variant.name())
    }

    /// Returns a target directory.
    #[must_use]
    pub(super) fn target(&self, name: &str) -> PathBuf {
        self.root.join("target").join(name)
    }

    /// Returns a cargo command in the packages, without the environment variables of an enclosing cargo.
    #[must_use]
    pub(super) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.cargo);
        command.current_dir(self.packages()).args(arguments).env("CARGO_TARGET_DIR", self.target("shared"));
        let is_set = |name: &str| name.starts_with("CARGO_PROFILE_") || name.starts_with("CARGO_PKG_");
        for (name, _) in env::vars_os().filter(|(name, _)| name.to_str().is_some_and(is_set)) {
            command.env_remove(name);
        }
        command.env_remove("RUSTFLAGS").env_remove("CARGO_MANIFEST_DIR");
        command
    }

    /// Builds the programs of a variant for release and returns the path of its workload.
    ///
    /// # Errors
    ///
    /// The build fails.
    pub(super) fn workload(&self, variant: Variant) -> anyhow::Result<PathBuf> {
        let arguments =
            ["build", "--quiet", "--release", "--features", "workload", "--bins", "--package", variant.name()];
        run(self.cargo(&arguments))?;
        Ok(self.target("shared").join("release").join(format!("{}{}", variant.name(), env::consts::EXE_SUFFIX)))
    }
}

/// Runs a command and returns its output.
///
/// # Errors
///
/// It cannot be started, or fails; the message contains its error output.
pub(super) fn run(mut command: Command) -> anyhow::Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("{program} cannot be run"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    let last: Vec<&str> = errors.lines().rev().take(12).collect();
    let last: Vec<&str> = last.into_iter().rev().collect();
    bail!("{program} failed ({}): {}", output.status, last.join(" / "))
}

/// Runs a command; also returns its processor time, including child processes.
///
/// # Errors
///
/// As [`run`].
pub(super) fn timed(command: Command) -> anyhow::Result<(String, Seconds)> {
    let before = Usage::of_children()?;
    let output = run(command)?;
    Ok((output, Usage::of_children()?.seconds - before.seconds))
}

/// Copies a file or a directory, with links resolved.
///
/// # Errors
///
/// Something cannot be read or written.
pub(crate) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    if !from.is_dir() {
        let content = fs::read(from)?;
        if fs::read(to).is_ok_and(|present| present == content) {
            return Ok(());
        }
        return fs::write(to, content);
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let name = entry?.file_name();
        if name != "target" && name != "Cargo.lock" {
            copy(&from.join(&name), &to.join(&name))?;
        }
    }
    // Removed files must not be built.
    for entry in fs::read_dir(to)? {
        let entry = entry?;
        let name = entry.file_name();
        if !from.join(&name).exists() && name != "target" && name != "Cargo.lock" {
            match entry.path().is_dir() {
                true => fs::remove_dir_all(entry.path())?,
                false => fs::remove_file(entry.path())?,
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_copy_follows_its_source_and_keeps_what_is_the_same() {
        let directory = tempfile::tempdir().unwrap();
        let (from, to) = (directory.path().join("from"), directory.path().join("to"));
        fs::create_dir_all(from.join("a/target")).unwrap();
        for (name, text) in [("a/kept", "1"), ("a/changed", "1"), ("gone", "1"), ("a/target/built", "1")] {
            fs::write(from.join(name), text).unwrap();
        }
        copy(&from, &to).unwrap();
        assert!(!to.join("a/target").exists());
        let old = std::time::SystemTime::UNIX_EPOCH;
        for name in ["a/kept", "a/changed"] {
            fs::File::options().append(true).open(to.join(name)).unwrap().set_modified(old).unwrap();
        }
        fs::remove_file(from.join("gone")).unwrap();
        fs::write(from.join("a/changed"), "2").unwrap();
        copy(&from, &to).unwrap();
        assert!(!to.join("gone").exists());
        assert_eq!(fs::read_to_string(to.join("a/changed")).unwrap(), "2");
        assert_eq!(fs::metadata(to.join("a/kept")).unwrap().modified().unwrap(), old);
        assert!(fs::metadata(to.join("a/changed")).unwrap().modified().unwrap() > old);
    }

    #[test]
    fn a_program_that_fails_says_why() {
        let mut command = Command::new("cargo");
        command.args(["--no-such-flag"]);
        assert!(run(command).unwrap_err().to_string().contains("--no-such-flag"));
        assert!(run(Command::new("no-such-program")).unwrap_err().to_string().contains("cannot be run"));
    }
}
