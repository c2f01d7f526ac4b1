//! The README and the guides in `docs/`: every command is one that exists, and every shown output is what the command
//! prints. Set `UPDATE_DOCS=1` to write the present output into the pages.
//!
//! A page is worked through from top to bottom in a repository of its own, with a fixed document and the files generated
//! from it: a `diff` block is applied, and the commands of a `console` block are run. A line `…` in an output stands for
//! any lines. Rust blocks are compiled as doctests of the client, and its tests run the blocks of docs/cli.md.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::cell::RefCell;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::rc::Rc;

use clap::Parser as _;
use xtask::flags::Flags;

/// The languages that a block may have. The Rust blocks are compiled by the client's doctests.
const LANGUAGES: [&str; 9] = ["rust", "toml", "yaml", "json", "sh", "console", "diff", "mermaid", "text"];

/// Files of a page's repository, with their sources in the directory of the test data.
const FILES: [(&str, &str); 2] = [("openapi.yaml", "guide.yaml"), ("published.json", "openapi-3.1.json")];

/// The page about the program `webagent`, whose console blocks are run by client/tests/cli.rs.
const CLI_GUIDE: &str = "cli.md";

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn pages() -> Vec<PathBuf> {
    let root = workspace();
    let mut pages: Vec<PathBuf> = std::fs::read_dir(root.join("docs"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    pages.extend(["README.md", "CONTRIBUTING.md", "client/examples/README.md"].map(|name| root.join(name)));
    pages.sort();
    pages
}

/// A fenced block: its language, the lines between the fences, and the number of the first of them, from 0.
struct Block {
    language: String,
    start: usize,
    lines: Vec<String>,
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (number, line) in text.lines().enumerate() {
        match (line.trim_start().strip_prefix("```"), &mut open) {
            (Some(info), None) => {
                let language = info.split(',').next().unwrap_or_default().trim().to_owned();
                open = Some(Block { language, start: number + 1, lines: Vec::new() });
            }
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (None, Some(block)) => block.lines.push(line.to_owned()),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    blocks
}

/// A repository for one page.
struct Repository(tempfile::TempDir);

impl Repository {
    fn new() -> Self {
        let repository = Self(tempfile::tempdir().unwrap());
        for (file, source) in FILES {
            let source = workspace().join("xtask/tests/data").join(source);
            std::fs::copy(&source, repository.path().join(file)).unwrap();
        }
        repository.run("cargo xtask generate");
        for arguments in [&["init", "--quiet"][..], &["add", "--all"], &["commit", "--quiet", "--message", "Start"]] {
            let identity = ["-c", "user.name=docs", "-c", "user.email=docs@example.com", "-c", "commit.gpgsign=false"];
            repository.git(&[&identity[..], arguments].concat(), "");
        }
        repository
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn git(&self, arguments: &[&str], input: &str) {
        let mut git = Command::new("git")
            .args(arguments)
            .current_dir(self.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        git.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        assert!(git.wait().unwrap().success(), "git {arguments:?}\n{input}");
    }

    /// Runs a command of a page and returns its exit code and what it printed on both outputs.
    fn run(&self, command: &str) -> (ExitCode, String) {
        // A source is read from the current directory, which tests share.
        let published = self.path().join("published.json");
        let command = parse(&command.replace("published.json", published.to_str().unwrap()));
        let output = Shared::default();
        let code = xtask::run(command.command, self.path(), &mut output.clone(), &mut output.clone()).unwrap();
        let text = String::from_utf8(output.0.borrow().clone()).unwrap();
        (code, anstream::adapter::strip_str(&text).to_string().replace(&format!("{}/", self.path().display()), ""))
    }
}

/// Parses `cargo xtask …`.
fn parse(command: &str) -> Flags {
    let arguments = command.strip_prefix("cargo ").unwrap_or_else(|| panic!("not run by the test: {command}"));
    Flags::try_parse_from(words(arguments)).unwrap_or_else(|error| panic!("{command}: {error}"))
}

/// Splits a command into words as a shell does. Knows single quotes and comments.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut is_quoted = false;
    for character in command.chars() {
        match character {
            '\'' => {
                is_quoted = !is_quoted;
                word.get_or_insert_default();
            }
            ' ' if !is_quoted => words.extend(word.take()),
            '#' if !is_quoted && word.is_none() => return words,
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    words
}

/// One output for several writers.
#[derive(Clone, Default)]
struct Shared(Rc<RefCell<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Returns the lines that a `console` block should have: each command with its output. Where the block shortens an
/// output with `…` and the rest agrees, it stays as it is.
fn run_console(repository: &Repository, block: &Block) -> Vec<String> {
    let mut expected = Vec::new();
    let mut code = ExitCode::SUCCESS;
    let starts: Vec<usize> = (0..block.lines.len()).filter(|&line| block.lines[line].starts_with("$ ")).collect();
    assert_eq!(starts.first(), Some(&0), "a console block begins with a command: {:?}", block.lines);
    for (index, &start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(block.lines.len());
        let shown = &block.lines[start + 1..end];
        let command = block.lines[start].trim_start_matches("$ ");
        let actual: Vec<String> = if command == "echo $?" {
            let number = (0..=255).find(|&number| ExitCode::from(number) == code).unwrap();
            vec![number.to_string()]
        } else {
            let (ended, output) = repository.run(command);
            code = ended;
            output.lines().map(|line| line.trim_end().to_owned()).collect()
        };
        expected.push(block.lines[start].clone());
        if agrees(shown, &actual) { expected.extend_from_slice(shown) } else { expected.extend(actual) }
    }
    expected
}

/// Returns whether a shown output is the actual one, with `…` for any lines.
fn agrees(shown: &[String], actual: &[String]) -> bool {
    match shown.split_first() {
        None => actual.is_empty(),
        Some((line, rest)) if line == "…" => (0..=actual.len()).any(|skipped| agrees(rest, &actual[skipped..])),
        Some((line, rest)) => actual.first() == Some(line) && agrees(rest, &actual[1..]),
    }
}

#[test]
fn every_shown_output_is_what_the_command_prints() {
    let is_update = std::env::var_os("UPDATE_DOCS").is_some();
    let mut stale = Vec::new();
    for page in pages() {
        let text = std::fs::read_to_string(&page).unwrap();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let mut repository = None;
        let mut replacements = Vec::new();
        for block in blocks(&text) {
            match block.language.as_str() {
                "diff" => {
                    let repository: &Repository = repository.get_or_insert_with(Repository::new);
                    repository.git(&["apply", "--unidiff-zero", "-"], &(block.lines.join("\n") + "\n"));
                }
                "console" if !page.ends_with(CLI_GUIDE) => {
                    let repository: &Repository = repository.get_or_insert_with(Repository::new);
                    let expected = run_console(repository, &block);
                    if expected != block.lines {
                        stale.push(format!("{}:{}:\n{}", page.display(), block.start, expected.join("\n")));
                        replacements.push((block.start..block.start + block.lines.len(), expected));
                    }
                }
                _ => {}
            }
        }
        if is_update && !replacements.is_empty() {
            for (range, expected) in replacements.into_iter().rev() {
                lines.splice(range, expected);
            }
            std::fs::write(&page, lines.join("\n") + "\n").unwrap();
        }
    }
    assert!(is_update || stale.is_empty(), "stale; UPDATE_DOCS=1 writes the present output:\n{}", stale.join("\n\n"));
}

#[test]
fn every_command_of_a_page_exists_and_every_block_has_a_known_language() {
    for page in pages() {
        let text = std::fs::read_to_string(&page).unwrap();
        for block in blocks(&text) {
            let Block { language, start, lines } = &block;
            assert!(LANGUAGES.contains(&language.as_str()), "{}:{start}: language {language:?}", page.display());
            if language == "sh" {
                lines.iter().filter(|line| line.starts_with("cargo xtask ")).for_each(|line| drop(parse(line)));
            }
        }
    }
}

#[test]
fn every_link_between_the_pages_leads_to_a_file() {
    for page in pages() {
        let text = std::fs::read_to_string(&page).unwrap();
        let inline = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let definitions = text.lines().filter_map(|line| line.strip_prefix('[')?.split_once("]: ").map(|(_, to)| to));
        for link in inline.chain(definitions) {
            let file = link.split('#').next().unwrap_or_default();
            if !file.is_empty() && !link.contains("://") {
                assert!(page.parent().unwrap().join(file).exists(), "{}: {link}", page.display());
            }
        }
    }
}

#[test]
fn a_shown_output_may_leave_lines_out() {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    for (shown, actual, expected) in
        [("a\n…\nc", "a\nb\nb\nc", true), ("a\n…", "a", true), ("a\n…\nc", "a\nb", false), ("a", "a\nb", false)]
    {
        assert_eq!(agrees(&lines(shown), &lines(actual)), expected, "{shown:?} {actual:?}");
    }
    assert_eq!(words("xtask import 'GET /a b' --all # all of it"), ["xtask", "import", "GET /a b", "--all"]);
}
