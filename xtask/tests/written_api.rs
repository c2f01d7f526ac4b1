//! The public API of the client that is written by hand, so that no change of it lands unseen. (That of the generated part
//! is derived, and stands in client/src/generated/public-api.txt.)

#![allow(missing_docs, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use xtask::api::PublicApi;

/// The files that are written by hand, by their paths.
fn written(directory: &Path, files: &mut BTreeMap<PathBuf, String>) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("generated") {
            written(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            let text = fs::read_to_string(&path).unwrap();
            files.insert(path, text);
        }
    }
}

/// Every item is listed with the file that it stands in: what is `pub` can be reached from outside (rustc's lint
/// `unreachable_pub` sees to it), by the path that the lines `pub use` of `lib.rs` give it.
#[test]
fn the_api_that_is_written_by_hand_is_as_it_was() {
    let client = Path::new(env!("CARGO_MANIFEST_DIR")).join("../client/src");
    let mut files = BTreeMap::new();
    written(&client, &mut files);
    let mut shown = String::new();
    for (path, text) in &files {
        let api = PublicApi::of(text).unwrap().to_string();
        if !api.is_empty() {
            let path = path.strip_prefix(&client).unwrap().components();
            let path: Vec<_> = path.map(|part| part.as_os_str().to_string_lossy()).collect();
            shown.push_str(&format!("# {}\n{api}\n", path.join("/")));
        }
    }
    insta::assert_snapshot!(shown);
}
