//! The files that are generated from the document.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::contract_tests_codegen;
use crate::document_hash::document_hash;
use openapi_drift::load::text_of;
use openapi_drift::public_api::PublicApi;
use webagent_codegen::openapi::diagnostic::{Diagnostic, Error as DocumentError};
use webagent_codegen::openapi::spanned_value::SpannedValue;
use webagent_codegen::skip::with_way_out;
use webagent_codegen::{Generated, Options};

/// The document's path in the workspace.
pub const DOCUMENT: &str = "openapi.yaml";

/// The generated client's path in the workspace.
pub const CLIENT: &str = "client/src/generated/client.rs";

/// A generated file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Path in the workspace.
    pub path: &'static str,
    /// The expected content.
    pub content: String,
}

/// The reason why the generated files could not be generated, compared or written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The document is invalid, or nothing can be generated from it.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// A file cannot be read or written.
    #[error("{path}: {1}", path = .0.display())]
    File(PathBuf, io::Error),
}

/// Everything that is generated from a document.
#[derive(Clone, Debug)]
pub struct GeneratedFiles {
    /// The files.
    pub files: Vec<File>,
    /// The public API of the client.
    pub api: PublicApi,
}

/// Generates everything from a document.
///
/// # Errors
///
/// The document is invalid, or has something from which nothing can be generated.
pub fn generate(name: &str, document: &SpannedValue) -> Result<GeneratedFiles, DocumentError> {
    webagent_codegen::generate(name, document).map(|generated| files_of(generated, &document_hash(document)))
}

/// Generates the client alone, which takes about two thirds of the time.
///
/// # Errors
///
/// As [`generate()`].
pub fn generate_client(name: &str, document: &SpannedValue) -> Result<GeneratedFiles, DocumentError> {
    webagent_codegen::generate_with(name, document, Options::default()).map(client)
}

/// Returns the copy of the document that the published client is built from. (A symbolic link would be a file with a path in it
/// on some systems.)
pub fn copy_of(text: String) -> File {
    File { path: "client/openapi.yaml", content: text }
}

fn client(generated: Generated) -> GeneratedFiles {
    let api = PublicApi::of_tree(&generated.client, &generated.tree);
    let files = vec![
        File { path: "client/src/generated/public-api.txt", content: api.to_string() },
        File { path: CLIENT, content: generated.client },
    ];
    GeneratedFiles { files, api }
}

fn files_of(mut generated: Generated, fingerprint: &str) -> GeneratedFiles {
    let others = [
        File { path: "client/src/generated/mock.rs", content: std::mem::take(&mut generated.mock) },
        File { path: "client/src/generated/cli.rs", content: std::mem::take(&mut generated.cli) },
        File { path: "client/src/generated/blocking.rs", content: std::mem::take(&mut generated.blocking) },
        File {
            path: "contract-tests/tests/contract/generated.rs",
            content: contract_tests_codegen::generate(&generated, fingerprint),
        },
    ];
    let mut all = client(generated);
    all.files.extend(others);
    all
}

/// The state of a workspace.
#[derive(Clone, Debug)]
pub struct CheckReport {
    /// The stale files, each with its current content.
    pub stale: Vec<(File, String)>,
    /// Warnings about a valid document.
    pub warnings: Vec<Diagnostic>,
}

/// Returns the stale files of a workspace, each with its current content.
///
/// # Errors
///
/// As [`generate()`]; also if a file cannot be read.
pub fn stale(workspace: &Path) -> Result<Vec<(File, String)>, Error> {
    check(workspace).map(|report| report.stale)
}

/// Compares the files of a workspace with their expected content.
///
/// # Errors
///
/// As [`stale`].
pub fn check(workspace: &Path) -> Result<CheckReport, Error> {
    let text = read(&workspace.join(DOCUMENT))?;
    let document = SpannedValue::parse(DOCUMENT, &text)?;
    let generated = webagent_codegen::generate(DOCUMENT, &document).map_err(|error| with_way_out(&document, error))?;
    let warnings = generated.warnings.clone();
    let mut files = files_of(generated, &document_hash(&document)).files;
    files.push(copy_of(text));
    let stale = stale_of(workspace, files)?;
    Ok(CheckReport { stale, warnings })
}

/// Returns those of the files that are stale in a workspace, each with its current content.
fn stale_of(workspace: &Path, files: impl IntoIterator<Item = File>) -> Result<Vec<(File, String)>, Error> {
    let mut stale = Vec::new();
    for file in files {
        let path = workspace.join(file.path);
        let present = match fs::read(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(Error::File(path, error)),
        };
        if present != file.content {
            stale.push((file, present));
        }
    }
    Ok(stale)
}

/// Writes the stale files and returns them. All content is generated before the first file is written, and each file is
/// replaced atomically.
///
/// # Errors
///
/// As [`stale`]; also if a file cannot be written.
pub fn write(workspace: &Path) -> Result<Vec<File>, Error> {
    let stale: Vec<File> = stale(workspace)?.into_iter().map(|(file, _)| file).collect();
    write_all(workspace, &stale)?;
    Ok(stale)
}

/// Writes those of the files that are stale and returns them.
///
/// # Errors
///
/// A file cannot be read or written.
pub fn write_stale(workspace: &Path, files: &[File]) -> Result<Vec<File>, Error> {
    let stale: Vec<File> = stale_of(workspace, files.iter().cloned())?.into_iter().map(|(file, _)| file).collect();
    write_all(workspace, &stale)?;
    Ok(stale)
}

/// Writes files, each atomically.
///
/// # Errors
///
/// A file cannot be written.
pub fn write_all<'a>(workspace: &Path, files: impl IntoIterator<Item = &'a File>) -> Result<(), Error> {
    for file in files {
        let path = workspace.join(file.path);
        replace(&path, &file.content).map_err(|error| Error::File(path, error))?;
    }
    Ok(())
}

/// Replaces a file atomically: a reader sees the old or the new content.
///
/// # Errors
///
/// The directory cannot be created, or the file cannot be written.
pub fn replace(path: &Path, content: &str) -> io::Result<()> {
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)?;
    }
    let mut temporary = path.as_os_str().to_owned();
    temporary.push(".new");
    fs::write(&temporary, content)?;
    fs::rename(&temporary, path)
}

fn read(path: &Path) -> Result<String, Error> {
    let bytes = fs::read(path).map_err(|error| Error::File(path.to_owned(), error))?;
    text_of(bytes).map_err(|error| Error::File(path.to_owned(), io::Error::new(io::ErrorKind::InvalidData, error)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use openapi_drift::public_api::Bump;

    #[test]
    fn the_api_of_the_generators_tree_is_that_of_the_text() {
        let own = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(DOCUMENT)).unwrap();
        for text in [own, openapi_drift::bench_fixture::document(2, false)] {
            let generated =
                webagent_codegen::generate(DOCUMENT, &SpannedValue::parse(DOCUMENT, &text).unwrap()).unwrap();
            let of_tree = PublicApi::of_tree(&generated.client, &generated.tree);
            let of_text = PublicApi::of(&generated.client).unwrap();
            assert_eq!(of_tree.diff(&of_text).bump, Bump::None, "{:#?}", of_tree.diff(&of_text));
        }
    }
}
