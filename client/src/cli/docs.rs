//! Shell completions and manual pages, made from the command line itself.

use std::io;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command};
use clap_complete::Shell;

/// Name of the command that prints completions.
pub(super) const COMPLETIONS: &str = "completions";

/// Name of the command that makes manual pages.
pub(super) const MAN: &str = "man";

/// Returns the commands, without those whose name an operation of the document has.
pub(super) fn commands(is_taken: impl Fn(&str) -> bool) -> impl Iterator<Item = Command> {
    let shell = Arg::new("shell")
        .required(true)
        .value_name("SHELL")
        .value_parser(clap::value_parser!(Shell))
        .help("The shell to print completions for");
    let completions = Command::new(COMPLETIONS)
        .about("Print completions for a shell")
        .long_about(
            "Prints completions for a shell, such as `webagent completions bash > ~/.local/share/bash-completion/completions/webagent`",
        )
        .arg(shell);
    let dir = Arg::new("dir")
        .long("dir")
        .value_name("DIR")
        .value_parser(clap::value_parser!(PathBuf))
        .help("Write the pages of the program and of every command into this directory");
    let man = Command::new(MAN).about("Print the manual page, or write all pages into a directory").arg(dir);
    [completions, man].into_iter().filter(move |command| !is_taken(command.get_name()))
}

/// Returns what `completions` prints.
pub(super) fn completions(mut program: Command, matches: &ArgMatches) -> Vec<u8> {
    let name = program.get_name().to_owned();
    let mut out = Vec::new();
    if let Some(shell) = matches.get_one::<Shell>("shell") {
        clap_complete::generate(*shell, &mut program, name, &mut out);
    }
    out
}

/// Returns what `man` prints; nothing if it writes the pages into a directory.
pub(super) fn man(program: Command, matches: &ArgMatches) -> io::Result<Vec<u8>> {
    match matches.get_one::<PathBuf>("dir") {
        Some(dir) => write_pages(program, dir).map(|()| Vec::new()),
        None => page(program),
    }
}

fn page(command: Command) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    clap_mangen::Man::new(command).render(&mut out)?;
    Ok(out)
}

fn write_pages(mut program: Command, dir: &Path) -> io::Result<()> {
    std::fs::create_dir_all(dir)?;
    program.build();
    let name = program.get_name().to_owned();
    for command in program.get_subcommands() {
        let file = format!("{name}-{}.1", command.get_name());
        std::fs::write(dir.join(file), page(command.clone())?)?;
    }
    std::fs::write(dir.join(format!("{name}.1")), page(program)?)
}
