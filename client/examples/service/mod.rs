//! The service that the examples call: the real one if `WEBAGENT_API_KEY` and `WEBAGENT_TASK_ID` are set, otherwise a mock
//! server inside of the example, over real HTTP.

use std::error::Error;

use contract_tests::document::Document;
use contract_tests::mock_server::MockServer;
use webagent::Client;

/// A client, and a task that exists.
pub(crate) struct Service {
    pub(crate) client: Client,
    pub(crate) task_id: String,
    /// Serves as long as it lives.
    _mock_server: Option<MockServer>,
}

/// Connects to the service.
pub(crate) fn connect() -> Result<Service, Box<dyn Error>> {
    if let (Ok(_), Ok(task_id)) = (std::env::var("WEBAGENT_API_KEY"), std::env::var("WEBAGENT_TASK_ID")) {
        return Ok(Service { client: Client::from_env()?, task_id, _mock_server: None });
    }
    let mock_server = MockServer::start(&Document::load()?)?;
    eprintln!("WEBAGENT_API_KEY and WEBAGENT_TASK_ID are not both set: using a mock server at {}", mock_server.url());
    let client = Client::builder().api_key(mock_server.key()).base_url(mock_server.url()).build()?;
    Ok(Service { client, task_id: mock_server.task_id().to_owned(), _mock_server: Some(mock_server) })
}
