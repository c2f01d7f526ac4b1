//! Maps the lines of a YAML text to the parts of the document that they belong to.

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

/// The lines of a text and the document parts they belong to.
#[derive(Debug)]
pub(crate) struct YamlCst<'a> {
    lines: Vec<&'a str>,
    /// The document, if it is written in block style.
    pub(crate) root: Option<Block>,
    /// The line after the document.
    end: usize,
    /// Positions of the scalars: start line and column, end line and column.
    scalars: Vec<(usize, usize, usize, usize)>,
}

/// A collection in block style and the column of its members.
#[derive(Debug)]
pub(crate) enum Block {
    /// Members by key.
    Mapping(Vec<Entry>, usize),
    /// Items.
    Sequence(Vec<Entry>, usize),
}

/// A member of a mapping or an item of a list. Lines are counted from 0.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The key, in a mapping.
    pub(crate) key: String,
    /// The first line, including preceding comments.
    pub(crate) first: usize,
    /// The line of the key or the dash.
    pub(crate) head: usize,
    /// The line after the last one.
    pub(crate) end: usize,
    /// For an item, the column of its dash.
    pub(crate) dash: Option<usize>,
    /// For the first member of an item on the item's line: the column of the item's dash.
    behind: Option<usize>,
    /// The parts of its value, if that is in block style.
    pub(crate) children: Option<Block>,
}

impl<'a> YamlCst<'a> {
    /// Parses a text; `None` if it is invalid or has anchors, which make parts depend on each other.
    pub(crate) fn new(text: &'a str) -> Option<Self> {
        let mut events = Vec::new();
        for event in Parser::new_from_str(text) {
            let (event, span) = event.ok()?;
            match event {
                Event::MappingStart(..)
                | Event::SequenceStart(..)
                | Event::MappingEnd
                | Event::SequenceEnd
                | Event::Scalar(..)
                | Event::Alias(_) => events.push((event, span)),
                _ => {}
            }
        }
        let lines: Vec<&str> = text.lines().collect();
        let mut reader = CstBuilder { events: events.iter(), lines: &lines, scalars: Vec::new(), is_shared: false };
        let (block, last) = reader.value(0, None)?;
        let end = last + 1;
        let (scalars, is_shared) = (reader.scalars, reader.is_shared);
        let mut root = if is_shared { None } else { block };
        if let Some(Block::Mapping(parts, _)) = &mut root {
            finish(parts, end, &lines);
            if let Some(part) = parts.first_mut() {
                // Text before the document stays there.
                part.first = 0;
            }
        }
        Some(Self { lines, root, end, scalars })
    }

    /// Returns the lines after the document.
    pub(crate) fn tail(&self) -> &[&'a str] {
        self.lines.get(self.end..).unwrap_or_default()
    }

    /// Returns a line of a part; the dash before a first member belongs to its item.
    pub(crate) fn line(&self, part: &Entry, line: usize) -> String {
        let text = self.lines.get(line).copied().unwrap_or_default();
        match part.behind.filter(|_| line == part.head) {
            Some(dash) => text.char_indices().map(|(index, c)| if index == dash { ' ' } else { c }).collect(),
            None => text.to_owned(),
        }
    }

    /// Returns the comments with their lines.
    pub(crate) fn comments(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        let mut scalars = self.scalars.iter().peekable();
        let mut inside: Vec<(usize, usize, usize, usize)> = Vec::new();
        for (number, line) in self.lines.iter().enumerate() {
            while let Some(scalar) = scalars.next_if(|scalar| scalar.0 <= number) {
                inside.push(*scalar);
            }
            inside.retain(|scalar| scalar.2 >= number);
            let is_text = |column: usize| {
                inside.iter().any(|(first, start, last, end)| {
                    (*first < number || *start <= column) && (number < *last || column < *end)
                })
            };
            let mut before = ' ';
            for (column, (index, c)) in line.char_indices().enumerate() {
                if c == '#' && before.is_whitespace() && !is_text(column) {
                    found.push((number, line.get(index..).unwrap_or_default().trim_end().to_owned()));
                    break;
                }
                before = c;
            }
        }
        found
    }
}

/// Walks the parser's events.
struct CstBuilder<'e, 'a> {
    events: std::slice::Iter<'e, (Event<'a>, Span)>,
    lines: &'e [&'a str],
    scalars: Vec<(usize, usize, usize, usize)>,
    /// `true` if there are anchors or aliases.
    is_shared: bool,
}

impl CstBuilder<'_, '_> {
    /// Reads a value: its parts, if it is in block style, and its last line. `parent` is the column of the enclosing
    /// part, `dash` that of the dash before it.
    fn value(&mut self, parent: usize, dash: Option<(usize, usize)>) -> Option<(Option<Block>, usize)> {
        let (event, span) = self.events.next()?;
        let (line, column) = (span.start.line().saturating_sub(1), span.start.col());
        let is_flow =
            self.lines.get(line).and_then(|text| text.chars().nth(column)).is_some_and(|c| "[{&!".contains(c));
        match event {
            Event::Scalar(_, style, anchor, _) => {
                self.is_shared |= *anchor > 0;
                let (last, end) = match style {
                    ScalarStyle::Literal | ScalarStyle::Folded => (self.end_of_block(line, parent), usize::MAX),
                    _ => self.end_of_scalar(*style, span),
                };
                self.scalars.push((line, column, last, end));
                Some((None, last))
            }
            Event::Alias(_) => {
                self.is_shared = true;
                Some((None, line))
            }
            Event::MappingStart(anchor, _) => {
                self.is_shared |= *anchor > 0;
                let (parts, last) = self.mapping(line, dash)?;
                self.end_of_collection(is_flow, Some(Block::Mapping(parts, column)), last)
            }
            Event::SequenceStart(anchor, _) => {
                self.is_shared |= *anchor > 0;
                // The parser reports the position of the first item, not of its dash.
                let column = self.dash_column(line).unwrap_or(column);
                let is_nested =
                    dash.is_some_and(|(line, outer)| outer == column && self.dash_column(line) == Some(column));
                let (parts, last) = self.sequence(line, column)?;
                // A list that begins on the line of its enclosing item is only copied as a whole.
                self.end_of_collection(is_flow, (!is_nested).then_some(Block::Sequence(parts, column)), last)
            }
            _ => None,
        }
    }

    /// Reads the parts of a mapping, and their last line.
    fn mapping(&mut self, line: usize, dash: Option<(usize, usize)>) -> Option<(Vec<Entry>, usize)> {
        let (mut parts, mut last) = (Vec::new(), line);
        while !matches!(self.events.as_slice().first(), Some((Event::MappingEnd, _)) | None) {
            let (Event::Scalar(text, style, ..), span) = self.events.next()? else { return None };
            let head = span.start.line().saturating_sub(1);
            let (key_end, key_end_column) = self.end_of_scalar(*style, span);
            self.scalars.push((head, span.start.col(), key_end, key_end_column));
            let (children, end) = self.value(span.start.col(), None)?;
            parts.push(Entry {
                key: text.to_string(),
                first: last + usize::from(!parts.is_empty()),
                head,
                end: end + 1,
                dash: None,
                behind: dash.filter(|(line, _)| *line == head).map(|(_, column)| column),
                children: children.filter(|_| key_end == head),
            });
            last = end;
        }
        Some((parts, last))
    }

    /// Reads the items of a sequence, and their last line.
    fn sequence(&mut self, line: usize, column: usize) -> Option<(Vec<Entry>, usize)> {
        let (mut parts, mut last) = (Vec::new(), line);
        while let Some((event, span)) = self.events.as_slice().first() {
            if matches!(event, Event::SequenceEnd) {
                break;
            }
            let start = span.start.line().saturating_sub(1);
            let head = self.dash_before(start, column, if parts.is_empty() { line } else { last });
            let (children, end) = self.value(column, Some((head, column)))?;
            parts.push(Entry {
                key: String::new(),
                first: last + usize::from(!parts.is_empty()),
                head,
                end: end.max(head) + 1,
                dash: Some(column),
                behind: None,
                children,
            });
            last = end.max(head);
        }
        Some((parts, last))
    }

    /// Reads the end of a mapping or sequence. One in flow style has no parts.
    fn end_of_collection(
        &mut self,
        is_flow: bool,
        block: Option<Block>,
        last: usize,
    ) -> Option<(Option<Block>, usize)> {
        let (_, end) = self.events.next()?;
        Some(match is_flow {
            true => (None, end.end.line().saturating_sub(1)),
            false => (block, last),
        })
    }

    /// Returns the column of the dash that begins a line.
    fn dash_column(&self, line: usize) -> Option<usize> {
        let text = self.lines.get(line)?;
        let rest = text.trim_start();
        (rest == "-" || rest.starts_with("- ")).then_some(text.len() - rest.len())
    }

    /// Returns the line of an item's dash: the last one, up to that of its content, that begins with a dash in this
    /// column.
    fn dash_before(&self, content: usize, column: usize, from: usize) -> usize {
        let is_dash = |line: &usize| self.dash_column(*line) == Some(column);
        (from..=content).rev().find(is_dash).unwrap_or(content)
    }

    /// Returns the position after a scalar. For a quoted one, the parser also counts what follows it on the line.
    fn end_of_scalar(&self, style: ScalarStyle, span: &Span) -> (usize, usize) {
        let (start, column) = (span.start.line().saturating_sub(1), span.start.col());
        let quote = match style {
            ScalarStyle::SingleQuoted => '\'',
            ScalarStyle::DoubleQuoted => '"',
            _ => return (span.end.line().saturating_sub(1), span.end.col()),
        };
        let mut is_escaped = false;
        for (number, line) in self.lines.iter().enumerate().skip(start) {
            let skipped = if number == start { column + 1 } else { 0 };
            let mut chars = line.chars().enumerate().skip(skipped).peekable();
            while let Some((column, c)) = chars.next() {
                let is_doubled = quote == '\'' && chars.peek().is_some_and(|(_, next)| *next == quote);
                match c {
                    _ if is_escaped => is_escaped = false,
                    '\\' if quote == '"' => is_escaped = true,
                    c if c == quote && is_doubled => {
                        chars.next();
                    }
                    c if c == quote => return (number, column + 1),
                    _ => {}
                }
            }
            is_escaped = false;
        }
        (span.end.line().saturating_sub(1), span.end.col())
    }

    /// Returns the last line of a block scalar: it continues while lines are indented more than the enclosing part.
    fn end_of_block(&self, header: usize, parent: usize) -> usize {
        let mut last = header;
        for (number, line) in self.lines.iter().enumerate().skip(header + 1) {
            let text = line.trim_start();
            if text.is_empty() {
                continue;
            }
            if line.len() - text.len() <= parent {
                break;
            }
            last = number;
        }
        last
    }
}

/// Assigns preceding comments and the lines up to the next part.
fn finish(parts: &mut [Entry], end: usize, lines: &[&str]) {
    let mut starts: Vec<usize> = Vec::with_capacity(parts.len());
    for part in parts.iter() {
        // The preceding part ends with its last line.
        let earliest = part.first.min(part.head);
        let is_blank = |line: usize| {
            let text = lines.get(line).map(|line| line.trim_start()).unwrap_or_default();
            text.is_empty() || text.starts_with('#')
        };
        let mut first = part.head;
        while first > earliest && is_blank(first - 1) {
            first -= 1;
        }
        starts.push(first);
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([end]).collect();
    for ((part, first), end) in parts.iter_mut().zip(starts).zip(ends) {
        part.first = first;
        part.end = end;
        match &mut part.children {
            Some(Block::Mapping(parts, _) | Block::Sequence(parts, _)) => {
                if let Some(child) = parts.first_mut() {
                    // Comments between the head and the first child belong to the child.
                    child.first = (part.head + 1).min(child.head);
                }
                finish(parts, end, lines);
            }
            None => {}
        }
    }
}
