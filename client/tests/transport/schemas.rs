//! The schema that `output` sends: an integer that it allows fits the type.

use std::sync::{Arc, Mutex};

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::builder;
use crate::server::{Server, response};

/// Returns the schema that is sent for a type: the text in the body that is a schema.
fn sent<T: DeserializeOwned + JsonSchema + Send + 'static>() -> Value {
    let seen: Arc<Mutex<Vec<u8>>> = Arc::default();
    let server = Server::start({
        let seen = seen.clone();
        move |connection| {
            if let Some(request) = connection.request() {
                *seen.lock().unwrap() = request;
                connection.send(&response("400 Enough", "", ""));
            }
        }
    });
    let client = builder(&server.url()).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let result = runtime.block_on(async { client.run_existing_task().task_id("t").output::<T>().await });
    assert!(result.is_err());
    let request = String::from_utf8(seen.lock().unwrap().clone()).unwrap();
    let (_, body) = request.split_once("\r\n\r\n").unwrap();
    let body: Value = serde_json::from_str(body).unwrap();
    let texts = body.as_object().unwrap().values().filter_map(Value::as_str);
    let mut schemas = texts.filter_map(|text| serde_json::from_str(text).ok()).filter(Value::is_object);
    schemas.next().expect("a schema is sent")
}

macro_rules! assert_bounded {
    ($($type:ty),*) => {$({
        let schema = sent::<$type>();
        let name = stringify!($type);
        assert_eq!(schema["minimum"].to_string(), <$type>::MIN.to_string(), "{name}: {schema}");
        assert_eq!(schema["maximum"].to_string(), <$type>::MAX.to_string(), "{name}: {schema}");
    })*};
}

#[test]
fn the_bounds_of_integers_are_those_of_their_types() {
    assert_bounded!(i8, i16, i32, i64, u8, u16, u32, u64, isize, usize);
    assert_eq!(sent::<std::num::NonZeroU8>()["minimum"], 1);
    // In every place where there is one.
    let list = sent::<Vec<Option<i32>>>();
    assert_eq!(list["items"]["maximum"], i32::MAX, "{list}");
    assert_eq!(sent::<f64>().get("maximum"), None);
}
