//! Loads documents from files, URLs and Git revisions.
//!
//! The size is limited, and over the network also the time and the number of redirects.

mod bundle;

use std::ffi::OsString;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

pub use bundle::Origin;
pub(crate) use bundle::sibling;
use bundle::{ReadFile, bundle};

use webagent_codegen::openapi::diagnostic::Error;
use webagent_codegen::openapi::media_type::{replace_item_schemas, replace_ranges};
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

/// The maximum size of a document, in bytes.
const MAX_BYTES: u64 = 32 * 1024 * 1024;

/// The maximum time for fetching a document, including redirects.
const FETCH_TIMEOUT: Duration = Duration::from_secs(30);

/// The maximum number of redirects.
const MAX_REDIRECTS: u32 = 5;

/// An OpenAPI document.
#[derive(Clone, Debug)]
pub struct Document {
    /// The name in messages: a path, a URL without credentials and query, or `REV:path`.
    pub name: String,
    /// The content. Parts of other files are among the components.
    pub root: SpannedValue,
    /// The origins of the parts from other files.
    pub origins: Vec<Origin>,
}

impl Document {
    /// Parses a document from YAML or JSON.
    ///
    /// # Errors
    ///
    /// The text cannot be parsed, or it is not an OpenAPI document of a supported version.
    pub fn parse(name: &str, text: &str) -> Result<Self, Error> {
        let mut root = SpannedValue::parse(name, text)?;
        let refuse = |at, message: String| Err(Error::new(name, "", at, message));
        if root.as_object().is_none() {
            return refuse(Some(root.at), format!("expected an OpenAPI document (an object), found {}", root.kind()));
        }
        if let Some(swagger) = root.get("swagger") {
            return refuse(
                Some(swagger.at),
                "this is a Swagger 2.0 document; convert it to OpenAPI 3.0 first".to_owned(),
            );
        }
        let Some(version) = root.get("openapi") else {
            return refuse(None, "not an OpenAPI document: the field `openapi` with the version is missing".to_owned());
        };
        // Unquoted, `3.1` is a number in YAML.
        let text = match &version.value {
            Value::Number(number) => number.to_string(),
            _ => version.as_str().unwrap_or_default().to_owned(),
        };
        let (at, shown) = (version.at, version.to_json());
        match is_known_version(&text) {
            true => {
                if let Value::Object(members) = &mut root.value
                    && let Some(version) = members.get_mut("openapi")
                {
                    version.value = Value::String(text);
                }
                replace_item_schemas(&mut root);
                replace_ranges(&mut root);
                Ok(Self { name: name.to_owned(), root, origins: Vec::new() })
            }
            false => Err(Error::new(
                name,
                "/openapi",
                Some(at),
                format!("OpenAPI {shown} is not supported, only 3.0 and 3.1 are"),
            )),
        }
    }
}

/// Returns whether this is 3.0, 3.1 or 3.2, with or without a patch number.
fn is_known_version(text: &str) -> bool {
    let mut parts = text.split('.');
    parts.next() == Some("3")
        && parts.next().is_some_and(|minor| matches!(minor, "0" | "1" | "2"))
        && parts.next().is_none_or(|patch| !patch.is_empty() && patch.bytes().all(|byte| byte.is_ascii_digit()))
        && parts.next().is_none()
}

/// Loads documents from all kinds of sources.
#[derive(Clone, Debug)]
pub struct Loader {
    /// The git program.
    pub git: OsString,
    /// The directory of the Git repository; by default the current one.
    pub directory: Option<PathBuf>,
    /// Set if references to other files that cannot be resolved are kept instead of refusing the document.
    pub is_lenient: bool,
}

impl Default for Loader {
    fn default() -> Self {
        Self { git: "git".into(), directory: None, is_lenient: false }
    }
}

impl Loader {
    /// Creates a loader for a workspace; outside of it, revisions are looked up in its repository.
    #[must_use]
    pub fn of_workspace(workspace: &Path) -> Self {
        let is_inside = match (std::env::current_dir(), workspace.canonicalize()) {
            (Ok(current), Ok(workspace)) => current.starts_with(workspace),
            _ => true,
        };
        Self { directory: (!is_inside).then(|| workspace.to_owned()), ..Self::default() }
    }

    /// Loads a document from an `http` or `https` URL, a file, or `REV:path` as in Git. An existing file of that name
    /// takes precedence over a revision.
    ///
    /// # Errors
    ///
    /// The source cannot be read or is not an OpenAPI document.
    pub fn read(&self, source: &str) -> Result<Document, Error> {
        let kind = Source::of(source);
        let name = kind.name();
        match kind {
            Source::Url(url) => self.together(&name, source, fetch(url), &|_| Err(LoadError::FromUrl)),
            Source::Revision(object) => {
                let read = |file: &str| parse_part(file, self.show(&bundle::sibling(object, file)));
                self.together(&name, object, self.show(object), &read)
            }
            Source::Path(path) => self.read_path(path, &name),
        }
    }

    /// Loads a document from a file, under another name.
    ///
    /// # Errors
    ///
    /// The file cannot be read or is not an OpenAPI document.
    pub fn read_file(&self, path: &Path, name: &str) -> Result<Document, Error> {
        self.read_path(path, name)
    }

    fn read_path(&self, path: &Path, name: &str) -> Result<Document, Error> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let read = |file: &str| {
            // A symbolic link may lead out of the directory.
            let canonical = |path: &Path| path.canonicalize().map_err(LoadError::Open);
            let part = canonical(&folder.join(file))?;
            match part.starts_with(canonical(folder)?) {
                true => parse_part(file, read_bytes(&part)),
                false => Err(LoadError::Outside { reference: file.to_owned() }),
            }
        };
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        self.together(name, &file, read_bytes(path), &read)
    }

    /// Bundles a document and the files that it refers to.
    fn together(
        &self,
        name: &str,
        source: &str,
        bytes: Result<Vec<u8>, LoadError>,
        read: ReadFile<'_>,
    ) -> Result<Document, Error> {
        let Document { name, root, .. } = decode(name, bytes)?;
        let file = source.rsplit(['/', ':']).next().unwrap_or_default();
        let (root, origins) = bundle(&name, file, root, read, self.is_lenient)?;
        Ok(Document { name, root, origins })
    }

    /// Returns the output of `git show REV:path`.
    fn show(&self, object: &str) -> Result<Vec<u8>, LoadError> {
        if object.starts_with('-') {
            return Err(LoadError::Dash);
        }
        let program = || self.git.to_string_lossy().into_owned();
        let mut child = Command::new(&self.git)
            .args(["show", object])
            .current_dir(self.directory.as_deref().unwrap_or(Path::new(".")))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|source| LoadError::RunGit { program: program(), source })?;
        let mut bytes = Vec::new();
        if let Some(stdout) = child.stdout.take() {
            stdout
                .take(MAX_BYTES + 1)
                .read_to_end(&mut bytes)
                .map_err(|source| LoadError::ReadGit { program: program(), source })?;
        }
        if bytes.len() as u64 > MAX_BYTES {
            // git may go on printing, but the rest is not needed.
            let _ = child.kill();
            let _ = child.wait();
            return Ok(bytes);
        }
        let mut complaint = Vec::new();
        if let Some(stderr) = child.stderr.take() {
            let _ = stderr.take(64 * 1024).read_to_end(&mut complaint);
        }
        let status = child.wait().map_err(|source| LoadError::ReadGit { program: program(), source })?;
        if status.success() {
            return Ok(bytes);
        }
        let complaint = String::from_utf8_lossy(&complaint);
        let reason = complaint.lines().next().unwrap_or("no reason given").trim();
        Err(LoadError::NotInGit { program: program(), reason: reason.to_owned() })
    }
}

/// The reason why a document, or a file that it refers to, cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A revision that git would read as an option.
    #[error("a revision must not begin with a dash")]
    Dash,
    /// git cannot be run.
    #[error("cannot run `{program}`: {source}")]
    RunGit {
        /// The git program.
        program: String,
        /// The reason.
        source: io::Error,
    },
    /// The output of git cannot be read.
    #[error("cannot read the output of `{program} show`: {source}")]
    ReadGit {
        /// The git program.
        program: String,
        /// The reason.
        source: io::Error,
    },
    /// The revision, or the file in it, does not exist.
    #[error("`{program} show` failed: {reason}")]
    NotInGit {
        /// The git program.
        program: String,
        /// The error message of git.
        reason: String,
    },
    /// The file cannot be opened.
    #[error("cannot open it: {0}")]
    Open(io::Error),
    /// The file cannot be read.
    #[error("cannot read it: {0}")]
    Read(io::Error),
    /// The document cannot be fetched.
    #[error("cannot fetch it: {reason}")]
    Fetch {
        /// The reason, without secrets.
        reason: String,
    },
    /// The document is too large.
    #[error("larger than {} MiB", MAX_BYTES / 1024 / 1024)]
    TooLarge,
    /// The document is not UTF-8.
    #[error("not UTF-8: the first invalid byte is in line {line}")]
    NotUtf8 {
        /// The first invalid line.
        line: usize,
    },
    /// The document begins with the byte order mark of UTF-16.
    #[error("UTF-16, which is not read: save it as UTF-8")]
    Utf16,
    /// A file that the document refers to cannot be parsed.
    #[error("{0}")]
    Syntax(Error),
    /// A reference to a URL.
    #[error(
        "`{reference}` is a URL, and URLs are not followed; save the file in the document's directory and refer to it there"
    )]
    UrlReference {
        /// The reference.
        reference: String,
    },
    /// A reference to a file outside the directory of the document.
    #[error("`{reference}` is outside the document's directory; only files in it are read")]
    Outside {
        /// The reference.
        reference: String,
    },
    /// A reference to another file in a document that came from a URL.
    #[error("a document from a URL must be a single file; download all its files and compare the local copies")]
    FromUrl,
    /// The document has too many files.
    #[error("the document consists of more than {limit} files")]
    TooManyFiles {
        /// The maximum number of files.
        limit: usize,
    },
    /// A file that cannot be read.
    #[error("cannot follow `{reference}`: {source}")]
    Reference {
        /// The reference.
        reference: String,
        /// The reason.
        source: Box<Self>,
    },
    /// A reference to something that does not exist in a file.
    #[error("`{reference}` does not exist in `{file}`")]
    LeadsNowhere {
        /// The reference.
        reference: String,
        /// The file.
        file: String,
    },
}

/// Parses a document.
fn decode(name: &str, bytes: Result<Vec<u8>, LoadError>) -> Result<Document, Error> {
    match bytes.and_then(text_of) {
        Ok(text) => Document::parse(name, &text),
        Err(error) => Err(Error::new(name, "", None, error.to_string())),
    }
}

/// Parses a file that a document refers to.
fn parse_part(name: &str, bytes: Result<Vec<u8>, LoadError>) -> Result<SpannedValue, LoadError> {
    SpannedValue::parse(name, &text_of(bytes?)?).map_err(LoadError::Syntax)
}

/// Returns the text of a document.
///
/// # Errors
///
/// The document is larger than the limit, or is not UTF-8.
pub fn text_of(bytes: Vec<u8>) -> Result<String, LoadError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(LoadError::TooLarge);
    }
    if bytes.starts_with(&[0xfe, 0xff]) || bytes.starts_with(&[0xff, 0xfe]) {
        return Err(LoadError::Utf16);
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = error.as_bytes().get(..valid).unwrap_or_default();
        LoadError::NotUtf8 { line: before.iter().filter(|byte| **byte == b'\n').count() + 1 }
    })
}

/// A source, classified by its form.
#[derive(Debug, PartialEq)]
enum Source<'a> {
    Url(&'a str),
    Path(&'a Path),
    Revision(&'a str),
}

impl<'a> Source<'a> {
    fn of(source: &'a str) -> Self {
        let scheme = source.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
        if matches!(scheme.as_deref(), Some("http" | "https")) {
            return Self::Url(source);
        }
        let path = Path::new(source);
        match source.split_once(':') {
            // `C:\openapi.yaml` is a Windows path and never a revision.
            Some((revision, rest)) if !(path.exists() || revision.len() == 1 && rest.starts_with(['\\', '/'])) => {
                Self::Revision(source)
            }
            _ => Self::Path(path),
        }
    }

    /// Returns the name of the source for messages, without the secrets of a URL.
    fn name(&self) -> String {
        match self {
            Self::Url(url) => public_url(url),
            Self::Path(path) => path.display().to_string(),
            Self::Revision(object) => (*object).to_owned(),
        }
    }
}

/// Returns a URL without user, password, query and fragment.
fn public_url(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    let end = rest.find(['?', '#']).unwrap_or(rest.len());
    let (rest, query) = rest.split_at(end);
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let query = if query.is_empty() { "" } else { "?…" };
    format!("{scheme}://{host}{path}{query}")
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, LoadError> {
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(LoadError::Open)?;
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(LoadError::Read)?;
    Ok(bytes)
}

fn fetch(url: &str) -> Result<Vec<u8>, LoadError> {
    let agent: ureq::Agent =
        ureq::Agent::config_builder().timeout_global(Some(FETCH_TIMEOUT)).max_redirects(MAX_REDIRECTS).build().into();
    let response = agent.get(url).header("accept", "application/json, application/yaml, */*;q=0.5").call();
    // The error of the library may contain the URL with its secrets.
    let to_finding = |error: ureq::Error| {
        let reason = match error {
            ureq::Error::StatusCode(status) => format!("the server returned status {status}"),
            ureq::Error::Timeout(_) => format!("no response within {} seconds", FETCH_TIMEOUT.as_secs()),
            ureq::Error::TooManyRedirects => format!("more than {MAX_REDIRECTS} redirects"),
            ureq::Error::BodyExceedsLimit(_) => format!("larger than {} MiB", MAX_BYTES / 1024 / 1024),
            other => other.to_string().replace(url, &public_url(url)),
        };
        LoadError::Fetch { reason }
    };
    let mut response = response.map_err(to_finding)?;
    response.body_mut().with_config().limit(MAX_BYTES).read_to_vec().map_err(to_finding)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_source_is_told_apart_by_its_form() {
        assert_eq!(Source::of("HTTPS://x/openapi.json"), Source::Url("HTTPS://x/openapi.json"));
        assert_eq!(Source::of("HEAD~1:openapi.yaml"), Source::Revision("HEAD~1:openapi.yaml"));
        assert_eq!(Source::of("openapi.yaml"), Source::Path(Path::new("openapi.yaml")));
        assert_eq!(Source::of(r"C:\a\b.yaml"), Source::Path(Path::new(r"C:\a\b.yaml")));
        assert_eq!(Source::of("C:/a/b.yaml"), Source::Path(Path::new("C:/a/b.yaml")));
        assert_eq!(Source::of("C:b.yaml"), Source::Revision("C:b.yaml"));
    }

    #[test]
    fn what_may_be_secret_in_a_url_is_not_told() {
        for (url, public) in [
            ("https://host/a.json", "https://host/a.json"),
            ("https://me:secret@host:1/a.json?token=secret#secret", "https://host:1/a.json?…"),
            ("https://me:sec@ret@host?secret/@x", "https://host?…"),
        ] {
            assert_eq!(public_url(url), public);
        }
    }

    #[test]
    fn versions() {
        for known in ["3.0.0", "3.0.3", "3.1.0", "3.1", "3.2.0"] {
            assert!(is_known_version(known), "{known}");
        }
        for unknown in ["2.0", "3.3.0", "3", "3.0.x", "3.0.3.1", "3.0.", ""] {
            assert!(!is_known_version(unknown), "{unknown}");
        }
    }
}
