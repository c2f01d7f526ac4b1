//! Measures the cost of depending on the client: build time, packages, size, and rebuilds after a change.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::Context as _;

use super::report::{Comparison, Goal, Measurement};
use super::usage::Seconds;
use super::workdir::{Variant, Workdir, run, timed};

/// Processor time of a clean build, with the committed copy and with the generator.
///
/// # Errors
///
/// A build fails.
pub(super) fn clean(workdir: &Workdir) -> anyhow::Result<Vec<Measurement>> {
    let hand = clean_build(workdir, Variant::HandWritten, None)?;
    let copy = clean_build(workdir, Variant::Generated, None)?;
    let codegen = clean_build(workdir, Variant::Generated, Some("codegen"))?;
    let baseline = (hand, "CPU s, reqwest (json, rustls), serde, serde_json");
    Ok(vec![
        Measurement::ratio(
            "clean build of a crate that depends on it, committed copy",
            (copy, "CPU s"),
            baseline,
            Goal::AtMost(1.05),
        ),
        Measurement::ratio("the same with `codegen`", (codegen, "CPU s"), baseline, Goal::AtMost(1.35)),
    ])
}

fn clean_build(workdir: &Workdir, variant: Variant, feature: Option<&str>) -> anyhow::Result<Seconds> {
    let target = workdir.target("clean");
    if target.exists() {
        fs::remove_dir_all(&target).with_context(|| format!("cannot remove {}", target.display()))?;
    }
    let mut build = workdir.cargo(&["build", "--quiet", "--lib", "--package", variant.name()]);
    build.args(["--features", feature.unwrap_or_default()]).env("CARGO_TARGET_DIR", &target);
    build.env("CARGO_INCREMENTAL", "0");
    timed(build).map(|(_, seconds)| seconds)
}

/// Counts the packages that a user gets.
///
/// # Errors
///
/// cargo fails.
pub(super) fn packages(workdir: &Workdir) -> anyhow::Result<Vec<Measurement>> {
    let hand = tree(workdir, Variant::HandWritten, "")?;
    let line = |what: &str, features, most| {
        let ours = tree(workdir, Variant::Generated, features)?;
        let added: Vec<&str> = ours.difference(&hand).map(String::as_str).collect();
        let more = i64::try_from(ours.len()).unwrap_or(i64::MAX) - i64::try_from(hand.len()).unwrap_or(i64::MAX);
        anyhow::Ok(Measurement {
            what: what.to_owned(),
            ours: format!("{} (added: {})", ours.len(), added.join(", ")),
            baseline: format!("{} with reqwest (json, rustls), serde, serde_json", hand.len()),
            comparison: Comparison::Difference(more, Goal::AtMost(most)),
        })
    };
    Ok(vec![
        line("packages in the user's tree, committed copy and TLS", "", 6.0)?,
        line("the same with typed output (`schemars`)", "schemars", 12.0)?,
    ])
}

/// Returns the packages that a variant depends on, on this machine, without itself.
fn tree(workdir: &Workdir, variant: Variant, features: &str) -> anyhow::Result<BTreeSet<String>> {
    let arguments = ["tree", "--edges", "normal", "--prefix", "none", "--format", "{p}", "--package", variant.name()];
    let mut tree = workdir.cargo(&arguments);
    tree.args(["--features", features]);
    let name_and_version = |line: &str| {
        let mut words = line.split_whitespace();
        Some(format!("{} {}", words.next()?, words.next()?))
    };
    let packages: BTreeSet<String> = run(tree)?.lines().filter_map(name_and_version).collect();
    // Two versions of a package count as two; the names alone are easier to read.
    let names: BTreeSet<&str> = packages.iter().filter_map(|package| package.split(' ').next()).collect();
    match names.len() == packages.len() {
        true => Ok(names.into_iter().filter(|name| *name != variant.name()).map(str::to_owned).collect()),
        false => {
            Ok(packages.into_iter().filter(|package| !package.starts_with(&format!("{} ", variant.name()))).collect())
        }
    }
}

/// Measures the size of a program that makes one call.
///
/// # Errors
///
/// A build fails.
pub(super) fn size(workdir: &Workdir) -> anyhow::Result<Vec<Measurement>> {
    let size = |variant: Variant| -> anyhow::Result<f64> {
        let mut build = workdir.cargo(&["build", "--quiet", "--release", "--features", "programs"]);
        // The user's profile, but stripped.
        let program = format!("{}-single-call", variant.name());
        build.args(["--package", variant.name(), "--bin", &program, "--config", "profile.release.strip=true"]);
        build.env("CARGO_TARGET_DIR", workdir.target("stripped"));
        run(build)?;
        let path =
            workdir.target("stripped").join("release").join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
        let length = fs::metadata(&path).with_context(|| format!("cannot read {}", path.display()))?.len();
        #[allow(clippy::cast_precision_loss, reason = "a few millions")]
        Ok(length as f64)
    };
    let (ours, hand) = (size(Variant::Generated)?, size(Variant::HandWritten)?);
    let what = "size of a stripped release program that makes one call";
    Ok(vec![Measurement::ratio(what, (ours, "bytes"), (hand, "bytes, written by hand"), Goal::AtMost(1.05))])
}

/// Measures rebuild after a change, with the generator in the build.
///
/// # Errors
///
/// A build fails.
pub(super) fn incremental(workdir: &Workdir) -> anyhow::Result<Vec<Measurement>> {
    let build = || -> anyhow::Result<(String, Seconds)> {
        let mut build =
            workdir.cargo(&["build", "--message-format", "json", "--lib", "--package", Variant::Generated.name()]);
        build.args(["--features", "codegen"]).env("CARGO_TARGET_DIR", workdir.target("incremental"));
        timed(build)
    };
    build()?;
    let seen = generated(&build()?.0)?;
    let line = |what: &str, file: &Path, expected: bool| {
        touch(file)?;
        let (output, seconds) = build()?;
        let is_run = generated(&output)? != seen;
        let ran = if is_run { "the generator ran" } else { "the generator did not run" };
        anyhow::Ok(Measurement {
            what: what.to_owned(),
            ours: format!("{ran}, {seconds:.1} CPU s"),
            baseline: String::new(),
            comparison: Comparison::Fact(is_run == expected),
        })
    };
    let user = workdir.package(Variant::Generated).join("src").join("lib.rs");
    let document = workdir.client().join("openapi.yaml");
    Ok(vec![
        line("rebuild after a file of the user was touched (`codegen`)", &user, false)?,
        line("rebuild after `openapi.yaml` was touched (`codegen`)", &document, true)?,
    ])
}

/// Returns when the generator last wrote its output, from cargo's messages about the build script.
fn generated(messages: &str) -> anyhow::Result<std::time::SystemTime> {
    let directory = messages.lines().find_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        let is_client = message.get("package_id")?.as_str()?.contains("/client#");
        let directory = message.get("out_dir")?.as_str()?.to_owned();
        is_client.then_some(directory)
    });
    let directory = directory.context("cargo does not say where the generator's output is")?;
    let path = Path::new(&directory).join("client.rs");
    let modified = fs::metadata(&path).and_then(|metadata| metadata.modified());
    modified.with_context(|| format!("cannot read {}", path.display()))
}

/// Updates the modification time of a file.
fn touch(path: &Path) -> anyhow::Result<()> {
    let touched =
        fs::File::options().append(true).open(path).and_then(|file| file.set_modified(std::time::SystemTime::now()));
    touched.with_context(|| format!("cannot read {}", path.display()))
}
