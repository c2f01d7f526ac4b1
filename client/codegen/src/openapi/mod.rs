//! The model of OpenAPI documents that all parts of this workspace use.

pub mod diagnostic;
pub mod extensions;
pub mod json_type;
pub mod json_value;
pub mod media_type;
pub mod meta_schema;
pub mod objects;
pub mod parameter;
pub mod reference;
pub mod spanned_value;
pub mod suggest;
