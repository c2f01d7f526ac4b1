//! The program `webagent`: every operation of the API on the command line. See `webagent --help`.

fn main() -> std::process::ExitCode {
    webagent::cli::main()
}
