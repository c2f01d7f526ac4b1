//! The client of `client/codegen/tests/sample.yaml`, which has what the present document may not have.
#![allow(dead_code, unreachable_pub)]

include!("../tests/sample/generated.rs");
