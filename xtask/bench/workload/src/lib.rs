//! The measured program, the same for both variants: `PROGRAM calls|load|wait|decode URL NUMBER CONCURRENCY`.

use std::error::Error;
use std::future::Future;
use std::time::{Duration, Instant};

/// Identifies the one run that the server has.
const RUN_ID: &str = "run_0123456789abcdef";

/// One variant of the comparison.
pub trait Api: Clone + Send + Sync + 'static {
    /// Connects to nothing yet.
    fn new(url: &str) -> Self;
    /// Starts a run and decodes the response. Returns the length of the decoded id.
    fn start(&self) -> impl Future<Output = Result<usize, Box<dyn Error + Send + Sync>>> + Send;
    /// Waits for a run that does not end.
    fn wait(&self, id: String) -> impl Future<Output = ()> + Send;
    /// Gets a finished run and decodes its result, a list of items. Returns their number.
    fn decode(&self, id: String) -> impl Future<Output = Result<usize, Box<dyn Error + Send + Sync>>> + Send;
}

/// Does what the command line says and prints the figures.
pub fn main<A: Api>() -> Result<(), Box<dyn Error + Send + Sync>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [mode, url, number, concurrency] = arguments.as_slice() else {
        return Err("usage: PROGRAM calls|load|wait|decode URL NUMBER CONCURRENCY".into());
    };
    let (number, concurrency) = (number.parse()?, concurrency.parse()?);
    let api = A::new(url);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    match mode.as_str() {
        "calls" => runtime.block_on(calls(&api, number)),
        "load" => runtime.block_on(load(&api, number, concurrency)),
        "wait" => runtime.block_on(wait(&api, number, concurrency)),
        "decode" => runtime.block_on(decode(&api)),
        _ => Err("the mode is not calls, load, wait or decode".into()),
    }
}

/// One call after the other.
async fn calls<A: Api>(api: &A, number: usize) -> Result<(), Box<dyn Error + Send + Sync>> {
    for _ in 0..number {
        api.start().await?;
    }
    Ok(())
}

/// Many calls at once. Prints calls per second, and the 99th percentile of their duration in microseconds.
async fn load<A: Api>(api: &A, number: usize, concurrency: usize) -> Result<(), Box<dyn Error + Send + Sync>> {
    // Connections are made before the clock runs.
    spread(api, concurrency * 20, concurrency).await?;
    let begun = Instant::now();
    let mut durations = spread(api, number, concurrency).await?;
    let seconds = begun.elapsed().as_secs_f64();
    durations.sort_unstable();
    let p99 = durations[durations.len() * 99 / 100];
    println!("{:.1} {:.1}", durations.len() as f64 / seconds, p99.as_secs_f64() * 1e6);
    Ok(())
}

async fn spread<A: Api>(
    api: &A,
    number: usize,
    concurrency: usize,
) -> Result<Vec<Duration>, Box<dyn Error + Send + Sync>> {
    let mut callers = Vec::new();
    for _ in 0..concurrency {
        let api = api.clone();
        callers.push(tokio::spawn(async move {
            let mut durations = Vec::with_capacity(number / concurrency);
            for _ in 0..number / concurrency {
                let begun = Instant::now();
                api.start().await?;
                durations.push(begun.elapsed());
            }
            Ok::<_, Box<dyn Error + Send + Sync>>(durations)
        }));
    }
    let mut durations = Vec::new();
    for caller in callers {
        durations.extend(caller.await??);
    }
    Ok(durations)
}

/// Waits for many runs. Prints the memory before, the most, and at the end, in KiB.
async fn wait<A: Api>(api: &A, number: usize, seconds: usize) -> Result<(), Box<dyn Error + Send + Sync>> {
    // What the program needs once is not counted.
    api.start().await?;
    let before = memory("VmRSS:")?;
    for _ in 0..number {
        let api = api.clone();
        tokio::spawn(async move { api.wait(RUN_ID.to_owned()).await });
    }
    tokio::time::sleep(Duration::from_secs(seconds as u64)).await;
    println!("{before} {} {}", memory("VmHWM:")?, memory("VmRSS:")?);
    Ok(())
}

/// Decodes one large result. Prints the peak of the memory over what the program had before, in KiB.
async fn decode<A: Api>(api: &A) -> Result<(), Box<dyn Error + Send + Sync>> {
    let before = memory("VmRSS:")?;
    let items = api.decode(RUN_ID.to_owned()).await?;
    if items == 0 {
        return Err("the result is empty".into());
    }
    println!("{}", memory("VmHWM:")?.saturating_sub(before));
    Ok(())
}

/// Reads a line of what Linux says of this process, in KiB.
fn memory(name: &str) -> Result<u64, Box<dyn Error + Send + Sync>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(name)).ok_or("no such line")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse()?)
}
