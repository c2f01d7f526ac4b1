//! The one model of OpenAPI documents: what every part of this workspace reads them with.

pub mod diagnostic;
pub mod extensions;
pub mod json_type;
pub mod json_value;
pub mod meta_schema;
pub mod objects;
pub mod reference;
pub mod spanned_value;
pub mod suggest;
