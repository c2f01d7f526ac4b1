//! Guides, each about one need. They are the files of `docs/`.

// A guide defines its links at its end. The definitions here come first, so they take precedence: they lead to the same
// places in this documentation.

#[doc = "[finished]: self::waiting#when-has-a-run-finished\n"]
#[doc = include_str!("../docs/typed-results.md")]
pub mod typed_results {}

#[doc = "[webhook.rs]: https://docs.rs/crate/webagent/latest/source/examples/webhook.rs\n"]
#[doc = include_str!("../docs/waiting.md")]
pub mod waiting {}

#[doc = "[configuration]: self::configuration\n"]
#[doc = include_str!("../docs/errors-and-retries.md")]
pub mod errors_and_retries {}

#[doc = "[errors]: self::errors_and_retries"]
#[doc = "[deadlines]: self::waiting#deadlines"]
#[doc = "[many_runs.rs]: https://docs.rs/crate/webagent/latest/source/examples/many_runs.rs"]
#[doc = "[opentelemetry.rs]: https://docs.rs/crate/webagent/latest/source/examples/opentelemetry.rs\n"]
#[doc = include_str!("../docs/configuration.md")]
pub mod configuration {}

#[doc = "[install]: https://docs.rs/crate/webagent/latest"]
#[doc = "[mocks.rs]: https://docs.rs/crate/webagent/latest/source/examples/mocks.rs"]
#[doc = "[cli]: self::command_line\n"]
#[doc = include_str!("../docs/testing.md")]
pub mod testing {}

#[doc = "[mock server]: self::testing#a-mock-server\n"]
#[doc = include_str!("../docs/cli.md")]
pub mod command_line {}

#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
