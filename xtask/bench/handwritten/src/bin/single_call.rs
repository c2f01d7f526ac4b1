//! One call, for the size of a program.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let url = std::env::args().nth(1).ok_or("usage: handwritten-single-call URL")?;
    let api = handwritten::Api::new(&url)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    println!("{}", runtime.block_on(api.start())?);
    Ok(())
}
