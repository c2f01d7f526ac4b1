//! Generates the client from the document, with the feature `codegen`.

#[cfg(feature = "codegen")]
fn main() -> std::process::ExitCode {
    // In the repository the document is one directory up; the copy here is for the published crate.
    let document = match std::path::Path::new("../xtask/Cargo.toml").exists() {
        true => "../openapi.yaml",
        false => "openapi.yaml",
    };
    println!("cargo::rerun-if-changed={document}");
    match generate(document) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            std::process::ExitCode::FAILURE
        }
    }
}

#[cfg(feature = "codegen")]
fn generate(path: &str) -> Result<(), Box<dyn std::error::Error>> {
    const NAME: &str = "openapi.yaml";
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let document = webagent_codegen::openapi::spanned_value::SpannedValue::parse(NAME, &text)?;
    let options = webagent_codegen::Options {
        mock: cfg!(feature = "mock"),
        cli: cfg!(feature = "cli"),
        blocking: cfg!(feature = "blocking"),
    };
    let generated = webagent_codegen::generate_with(NAME, &document, options)
        .map_err(|error| webagent_codegen::skip::with_way_out(&document, error))?;
    let directory = std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    let files = [
        ("client.rs", generated.client),
        ("mock.rs", generated.mock),
        ("cli.rs", generated.cli),
        ("blocking.rs", generated.blocking),
    ];
    for (name, text) in files {
        let path = std::path::Path::new(&directory).join(name);
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

#[cfg(not(feature = "codegen"))]
fn main() {
    // Without such a line, cargo runs the script again after every change of the package.
    println!("cargo::rerun-if-changed=build.rs");
}
