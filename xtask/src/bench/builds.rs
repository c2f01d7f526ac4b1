//! What depending on the client costs: build time, packages, size, and what is built again after a change.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::lab::{Lab, Seconds, Side, run, timed};
use super::table::{Figure, Goal, Line};

/// Processor time of a clean build, with the committed copy and with the generator.
///
/// # Errors
///
/// A build fails.
pub(super) fn clean(lab: &Lab) -> Result<Vec<Line>, String> {
    let hand = clean_build(lab, Side::Hand, None)?;
    let copy = clean_build(lab, Side::Ours, None)?;
    let codegen = clean_build(lab, Side::Ours, Some("codegen"))?;
    let baseline = (hand, "CPU s, reqwest (json, rustls), serde, serde_json");
    Ok(vec![
        Line::ratio(
            "clean build of a crate that depends on it, committed copy",
            (copy, "CPU s"),
            baseline,
            Goal::AtMost(1.05),
        ),
        Line::ratio("the same with `codegen`", (codegen, "CPU s"), baseline, Goal::AtMost(1.40)),
    ])
}

fn clean_build(lab: &Lab, side: Side, feature: Option<&str>) -> Result<Seconds, String> {
    let target = lab.target("clean");
    if target.exists() {
        fs::remove_dir_all(&target).map_err(|error| format!("{}: {error}", target.display()))?;
    }
    let mut build = lab.cargo(&["build", "--quiet", "--lib", "--package", side.name()]);
    build.args(["--features", feature.unwrap_or_default()]).env("CARGO_TARGET_DIR", &target);
    build.env("CARGO_INCREMENTAL", "0");
    timed(build).map(|(_, seconds)| seconds)
}

/// How many packages a user gets.
///
/// # Errors
///
/// cargo fails.
pub(super) fn packages(lab: &Lab) -> Result<Vec<Line>, String> {
    let hand = tree(lab, Side::Hand, "")?;
    let line = |what: &str, features, most| {
        let ours = tree(lab, Side::Ours, features)?;
        let added: Vec<&str> = ours.difference(&hand).map(String::as_str).collect();
        let more = i64::try_from(ours.len()).unwrap_or(i64::MAX) - i64::try_from(hand.len()).unwrap_or(i64::MAX);
        Ok::<Line, String>(Line {
            what: what.to_owned(),
            ours: format!("{} (added: {})", ours.len(), added.join(", ")),
            baseline: format!("{} with reqwest (json, rustls), serde, serde_json", hand.len()),
            figure: Figure::More(more, Goal::AtMost(most)),
        })
    };
    Ok(vec![
        line("packages in the user's tree, committed copy and TLS", "", 6.0)?,
        line("the same with typed output (`schemars`)", "schemars", 12.0)?,
    ])
}

/// The names of the packages that a side's library is built with on this machine, itself left out.
fn tree(lab: &Lab, side: Side, features: &str) -> Result<BTreeSet<String>, String> {
    let arguments = ["tree", "--edges", "normal", "--prefix", "none", "--format", "{p}", "--package", side.name()];
    let mut tree = lab.cargo(&arguments);
    tree.args(["--features", features]);
    let name_and_version = |line: &str| {
        let mut words = line.split_whitespace();
        Some(format!("{} {}", words.next()?, words.next()?))
    };
    let packages: BTreeSet<String> = run(tree)?.lines().filter_map(name_and_version).collect();
    // Two versions of a package are two packages; the names alone are easier to read.
    let names: BTreeSet<&str> = packages.iter().filter_map(|package| package.split(' ').next()).collect();
    match names.len() == packages.len() {
        true => Ok(names.into_iter().filter(|name| *name != side.name()).map(str::to_owned).collect()),
        false => {
            Ok(packages.into_iter().filter(|package| !package.starts_with(&format!("{} ", side.name()))).collect())
        }
    }
}

/// Size of a program that makes one call.
///
/// # Errors
///
/// A build fails.
pub(super) fn size(lab: &Lab) -> Result<Vec<Line>, String> {
    let size = |side: Side| -> Result<f64, String> {
        let mut build = lab.cargo(&["build", "--quiet", "--release", "--features", "programs"]);
        // The same profile as a user's, but for the symbols, which another command would take out.
        let program = format!("{}-one", side.name());
        build.args(["--package", side.name(), "--bin", &program, "--config", "profile.release.strip=true"]);
        build.env("CARGO_TARGET_DIR", lab.target("stripped"));
        run(build)?;
        let path = lab.target("stripped").join("release").join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
        let length = fs::metadata(&path).map_err(|error| format!("{}: {error}", path.display()))?.len();
        #[allow(clippy::cast_precision_loss, reason = "a few millions")]
        Ok(length as f64)
    };
    let (ours, hand) = (size(Side::Ours)?, size(Side::Hand)?);
    let what = "size of a stripped release program that makes one call";
    Ok(vec![Line::ratio(what, (ours, "bytes"), (hand, "bytes, written by hand"), Goal::AtMost(1.05))])
}

/// What is done again after a change, with the generator in the build.
///
/// # Errors
///
/// A build fails.
pub(super) fn incremental(lab: &Lab) -> Result<Vec<Line>, String> {
    let build = || -> Result<(String, Seconds), String> {
        let mut build = lab.cargo(&["build", "--message-format", "json", "--lib", "--package", Side::Ours.name()]);
        build.args(["--features", "codegen"]).env("CARGO_TARGET_DIR", lab.target("incremental"));
        timed(build)
    };
    build()?;
    let seen = generated(&build()?.0)?;
    let line = |what: &str, file: &Path, expected: bool| {
        touch(file)?;
        let (output, seconds) = build()?;
        let is_run = generated(&output)? != seen;
        let ran = if is_run { "the generator ran" } else { "the generator did not run" };
        Ok::<Line, String>(Line {
            what: what.to_owned(),
            ours: format!("{ran}, {seconds:.1} CPU s"),
            baseline: String::new(),
            figure: Figure::Fact(is_run == expected),
        })
    };
    let user = lab.package(Side::Ours).join("src").join("lib.rs");
    let document = lab.client().join("openapi.yaml");
    Ok(vec![
        line("rebuild after a file of the user was touched (`codegen`)", &user, false)?,
        line("rebuild after `openapi.yaml` was touched (`codegen`)", &document, true)?,
    ])
}

/// When the generator last wrote its output, by what cargo says of the build script's directory.
fn generated(messages: &str) -> Result<std::time::SystemTime, String> {
    let directory = messages.lines().find_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        let is_client = message.get("package_id")?.as_str()?.contains("/client#");
        let directory = message.get("out_dir")?.as_str()?.to_owned();
        is_client.then_some(directory)
    });
    let directory = directory.ok_or("cargo does not say where the generator's output is")?;
    let path = Path::new(&directory).join("client.rs");
    let modified = fs::metadata(&path).and_then(|metadata| metadata.modified());
    modified.map_err(|error| format!("{}: {error}", path.display()))
}

/// Makes a file newer without a change of its content.
fn touch(path: &Path) -> Result<(), String> {
    let touched =
        fs::File::options().append(true).open(path).and_then(|file| file.set_modified(std::time::SystemTime::now()));
    touched.map_err(|error| format!("{}: {error}", path.display()))
}
