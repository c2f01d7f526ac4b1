//! Content that is sent as it is: bytes, files and streams, alone or as the parts of a form.

use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use tokio::io::{AsyncRead, ReadBuf};

use crate::Bytes;

/// The number of bytes of a file that are read at once.
const CHUNK: usize = 64 << 10;

/// A body, or a file in a form: bytes, a file by its path, or a stream.
///
/// ```
/// use webagent::Upload;
///
/// let report = Upload::path("report.pdf").content_type("application/pdf");
/// let note = Upload::from("a few words").file_name("note.txt");
/// # let _ = (report, note);
/// ```
///
/// A file is read while it is sent, never as a whole. A stream can be sent once, so that a request that carries one is not
/// sent again once a part of it was read; a clone shares the stream.
#[derive(Clone)]
pub struct Upload {
    source: Source,
    file_name: Option<String>,
    content_type: Option<String>,
}

type BoxStream = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;

#[derive(Clone)]
enum Source {
    Bytes(Bytes),
    Path(PathBuf),
    Stream(Arc<Mutex<Option<BoxStream>>>),
}

impl Upload {
    /// Returns an upload of bytes.
    ///
    /// ```
    /// let upload = webagent::Upload::bytes("a few words");
    /// ```
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        Self { source: Source::Bytes(bytes.into()), file_name: None, content_type: None }
    }

    /// Returns an upload of a file, which is opened when the request is sent.
    ///
    /// ```
    /// let upload = webagent::Upload::path("report.pdf");
    /// ```
    pub fn path(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Self { source: Source::Path(path), file_name, content_type: None }
    }

    /// Returns an upload of a stream of bytes.
    ///
    /// ```
    /// # fn example<S>(chunks: S)
    /// # where
    /// #     S: futures_core::Stream<Item = std::io::Result<webagent::Bytes>> + Send + 'static,
    /// # {
    /// let upload = webagent::Upload::stream(chunks).file_name("log.txt");
    /// # }
    /// ```
    pub fn stream(stream: impl Stream<Item = io::Result<Bytes>> + Send + 'static) -> Self {
        let source = Source::Stream(Arc::new(Mutex::new(Some(Box::pin(stream)))));
        Self { source, file_name: None, content_type: None }
    }

    /// Sets the name that the server is told in a form. By default that of the path, or that of the form's field.
    ///
    /// ```
    /// let upload = webagent::Upload::bytes("a few words").file_name("note.txt");
    /// ```
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Sets the media type. By default the document's, or `application/octet-stream`.
    ///
    /// ```
    /// let upload = webagent::Upload::path("report").file_name("report.pdf").content_type("application/pdf");
    /// ```
    #[must_use]
    pub fn content_type(mut self, media_type: impl Into<String>) -> Self {
        self.content_type = Some(media_type.into());
        self
    }

    /// The media type that was set.
    pub(crate) fn media_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    /// Returns the part of it that is sent.
    pub(crate) fn into_chunk(self) -> io::Result<Chunk> {
        Ok(match self.source {
            Source::Bytes(bytes) => Chunk::Bytes(bytes),
            Source::Path(path) => {
                let metadata = std::fs::metadata(&path);
                let metadata =
                    metadata.map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
                // The length of what is no regular file is not known before it is read.
                Chunk::File(path, metadata.is_file().then_some(metadata.len()))
            }
            Source::Stream(stream) => Chunk::Stream(stream),
        })
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Upload");
        match &self.source {
            Source::Bytes(bytes) => debug.field("bytes", &bytes.len()),
            Source::Path(path) => debug.field("path", path),
            Source::Stream(_) => debug.field("stream", &format_args!("…")),
        };
        debug.field("file_name", &self.file_name).field("content_type", &self.content_type).finish()
    }
}

impl From<Bytes> for Upload {
    fn from(bytes: Bytes) -> Self {
        Self::bytes(bytes)
    }
}

impl From<Vec<u8>> for Upload {
    fn from(bytes: Vec<u8>) -> Self {
        Self::bytes(bytes)
    }
}

impl From<&'static [u8]> for Upload {
    fn from(bytes: &'static [u8]) -> Self {
        Self::bytes(bytes)
    }
}

impl<const N: usize> From<&'static [u8; N]> for Upload {
    fn from(bytes: &'static [u8; N]) -> Self {
        Self::bytes(bytes.as_slice())
    }
}

impl From<String> for Upload {
    fn from(text: String) -> Self {
        Self::bytes(text)
    }
}

impl From<&'static str> for Upload {
    fn from(text: &'static str) -> Self {
        Self::bytes(text)
    }
}

impl From<PathBuf> for Upload {
    fn from(path: PathBuf) -> Self {
        Self::path(path)
    }
}

impl From<&Path> for Upload {
    fn from(path: &Path) -> Self {
        Self::path(path)
    }
}

/// A piece of a body.
#[derive(Clone)]
pub(crate) enum Chunk {
    Bytes(Bytes),
    File(PathBuf, Option<u64>),
    Stream(Arc<Mutex<Option<BoxStream>>>),
}

/// A form that is being put together (`multipart/form-data`, RFC 7578).
pub(crate) struct Form {
    boundary: String,
    chunks: Vec<Chunk>,
}

#[allow(dead_code, reason = "the document decides whether there are forms")]
impl Form {
    pub(crate) fn new() -> Self {
        let boundary = format!("webagent-{:016x}{:016x}", fastrand::u64(..), fastrand::u64(..));
        Self { boundary, chunks: Vec::new() }
    }

    pub(crate) fn content_type(&self) -> String {
        format!("multipart/form-data; boundary={}", self.boundary)
    }

    /// Adds a value that is no file.
    pub(crate) fn text(&mut self, name: &str, value: String, media_type: Option<&str>) {
        let head = self.head(name, None, media_type);
        self.chunks.push(Chunk::Bytes(format!("{head}{value}\r\n").into()));
    }

    /// Adds a file.
    pub(crate) fn file(&mut self, name: &str, upload: Upload, media_type: Option<&str>) -> io::Result<()> {
        let media_type = upload.content_type.as_deref().or(media_type).unwrap_or("application/octet-stream");
        // Without a file name servers take a part for a value that is no file.
        let file_name = upload.file_name.as_deref().unwrap_or(name);
        let head = self.head(name, Some(file_name), Some(media_type));
        let chunk = upload.into_chunk()?;
        self.chunks.extend([Chunk::Bytes(head.into()), chunk, Chunk::Bytes(Bytes::from_static(b"\r\n"))]);
        Ok(())
    }

    fn head(&self, name: &str, file_name: Option<&str>, media_type: Option<&str>) -> String {
        let mut head = format!("--{}\r\nContent-Disposition: form-data; name=\"{}\"", self.boundary, quoted(name));
        if let Some(file_name) = file_name {
            head.push_str(&format!("; filename=\"{}\"", quoted(file_name)));
        }
        if let Some(media_type) = media_type {
            let media_type: String = media_type.chars().filter(|c| !c.is_control()).collect();
            head.push_str(&format!("\r\nContent-Type: {media_type}"));
        }
        head.push_str("\r\n\r\n");
        head
    }

    pub(crate) fn into_chunks(mut self) -> Vec<Chunk> {
        self.chunks.push(Chunk::Bytes(format!("--{}--\r\n", self.boundary).into()));
        self.chunks
    }
}

/// A name as browsers write it into the head of a part.
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

/// The body that consists of some pieces.
pub(crate) fn body(chunks: &[Chunk]) -> reqwest::Body {
    match chunks {
        [Chunk::Bytes(bytes)] => bytes.clone().into(),
        chunks => reqwest::Body::wrap(Body { chunks: chunks.iter().cloned().collect(), current: Current::None }),
    }
}

struct Body {
    chunks: VecDeque<Chunk>,
    current: Current,
}

/// The source that is being read.
enum Current {
    None,
    Opening(Mutex<Pin<Box<dyn Future<Output = io::Result<tokio::fs::File>> + Send>>>),
    /// A file, and how many bytes of it are still to come, where that is known.
    File(tokio::fs::File, Option<u64>, PathBuf),
    Stream(Mutex<BoxStream>),
}

impl Body {
    fn begin(&mut self, chunk: Chunk) -> io::Result<Option<Bytes>> {
        match chunk {
            Chunk::Bytes(bytes) => return Ok(Some(bytes).filter(|bytes| !bytes.is_empty())),
            Chunk::File(path, length) => {
                self.chunks.push_front(Chunk::File(path.clone(), length));
                self.current = Current::Opening(Mutex::new(Box::pin(tokio::fs::File::open(path))));
            }
            Chunk::Stream(stream) => {
                let stream = stream.lock().unwrap_or_else(PoisonError::into_inner).take();
                let stream = stream.ok_or_else(|| {
                    io::Error::other("the stream has already been sent: create a new `Upload` for each request")
                })?;
                self.current = Current::Stream(Mutex::new(stream));
            }
        }
        Ok(None)
    }

    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        loop {
            let read = match &mut self.current {
                Current::None => {
                    let Some(chunk) = self.chunks.pop_front() else { return Poll::Ready(None) };
                    self.begin(chunk)
                }
                Current::Opening(opening) => {
                    let opening = opening.get_mut().unwrap_or_else(PoisonError::into_inner);
                    let opened = ready!(opening.as_mut().poll(context));
                    match (opened, self.chunks.pop_front()) {
                        (Ok(file), Some(Chunk::File(path, length))) => {
                            self.current = Current::File(file, length, path);
                            Ok(None)
                        }
                        (Ok(_), _) => Ok(None),
                        (Err(error), _) => Err(error),
                    }
                }
                Current::File(file, left, path) => {
                    let read = ready!(poll_file(file, left, path, context));
                    if let Ok(None) = read {
                        self.current = Current::None;
                    }
                    read
                }
                Current::Stream(stream) => {
                    let stream = stream.get_mut().unwrap_or_else(PoisonError::into_inner);
                    let item = ready!(stream.as_mut().poll_next(context)).transpose();
                    if let Ok(None) = item {
                        self.current = Current::None;
                    }
                    item
                }
            };
            match read {
                Ok(Some(bytes)) if bytes.is_empty() => {}
                Ok(Some(bytes)) => return Poll::Ready(Some(Ok(bytes))),
                Ok(None) => {}
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
        }
    }
}

/// Reads on in a file. A file that became shorter or longer meanwhile would break the frame of the request.
fn poll_file(
    file: &mut tokio::fs::File,
    left: &mut Option<u64>,
    path: &Path,
    context: &mut Context<'_>,
) -> Poll<io::Result<Option<Bytes>>> {
    let most = left.map_or(CHUNK, |left| usize::try_from(left).unwrap_or(CHUNK).min(CHUNK));
    if most == 0 {
        return Poll::Ready(Ok(None));
    }
    let mut bytes = vec![0; most];
    let mut buffer = ReadBuf::new(&mut bytes);
    ready!(Pin::new(file).poll_read(context, &mut buffer))?;
    let read = buffer.filled().len();
    bytes.truncate(read);
    match (read, left) {
        (0, Some(_)) => {
            let message = format!("{} became shorter while it was sent", path.display());
            Poll::Ready(Err(io::Error::new(io::ErrorKind::UnexpectedEof, message)))
        }
        (0, None) => Poll::Ready(Ok(None)),
        (_, left) => {
            *left = left.map(|left| left.saturating_sub(read as u64));
            Poll::Ready(Ok(Some(bytes.into())))
        }
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, io::Error>>> {
        let chunk = ready!(self.poll_chunk(context));
        Poll::Ready(chunk.map(|chunk| chunk.map(http_body::Frame::data)))
    }

    fn size_hint(&self) -> http_body::SizeHint {
        // Asked before anything is read: what is being read is not among the pieces.
        let lengths = self.chunks.iter().map(|chunk| match chunk {
            Chunk::Bytes(bytes) => Some(bytes.len() as u64),
            Chunk::File(_, length) => *length,
            Chunk::Stream(_) => None,
        });
        match (lengths.sum::<Option<u64>>(), &self.current) {
            (Some(length), Current::None) => http_body::SizeHint::with_exact(length),
            _ => http_body::SizeHint::default(),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.chunks.is_empty() && matches!(self.current, Current::None)
    }
}
