//! Records the form of progenitor's output that `src/progenitor` reads. If a new release of progenitor or typify
//! changes it, this test fails first and names the files to look at.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use serde_json::json;
use syn::{Fields, File, ImplItem, Item, ItemMod};
use webagent_codegen::progenitor::progenitor;

fn output() -> File {
    let schema = json!({
        "type": "object",
        "description": "key",
        "required": ["kind"],
        "properties": {
            "kind": { "type": "string", "enum": ["a", "b"], "title": "Kind" },
            "count": { "type": "integer", "default": 3 },
            "note": { "type": "string", "nullable": true },
        },
        "additionalProperties": {},
    });
    let parameter = |name: &str| {
        let schema = json!({ "type": "array", "items": { "$ref": "#/components/schemas/Thing" } });
        json!({ "name": name, "in": "header", "required": true, "schema": schema })
    };
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": "", "version": "" },
        "paths": { "/things/:id": { "post": {
            "operationId": "make_thing",
            "parameters": [parameter("second"), parameter("first")],
            "responses": { "200": { "description": "" } },
        } } },
        "components": { "schemas": {
            "Thing": schema,
            "Either": { "oneOf": [{ "$ref": "#/components/schemas/Thing" }, { "type": "integer" }] },
        } },
    });
    syn::parse2(progenitor(&document).unwrap()).unwrap()
}

fn module<'a>(items: &'a [Item], name: &str) -> Option<&'a ItemMod> {
    items.iter().find_map(|item| match item {
        Item::Mod(module) if module.ident == name => Some(module),
        _ => None,
    })
}

#[test]
fn the_output_has_the_form_that_is_read() {
    let file = output();
    let types = module(&file.items, "types").expect("src/progenitor/mod.rs (assemble) looks for the module `types`");
    let builders = module(&file.items, "builder").expect("src/progenitor/mod.rs (assemble) looks for `builder`");
    let builders = &builders.content.as_ref().unwrap().1;
    let fields: Vec<String> = builders
        .iter()
        .find_map(|item| match item {
            Item::Struct(item) if item.ident == "MakeThing" => Some(&item.fields),
            _ => None,
        })
        .expect("src/progenitor/client_builders.rs (generate) looks for a struct named after the operation")
        .iter()
        .map(|field| field.ident.as_ref().unwrap().to_string())
        .collect();
    assert_eq!(
        fields,
        ["client", "first", "second"],
        "src/progenitor/client_builders.rs (slot_types) reads the client first, then the header parameters by name"
    );
    let docs: String = builders
        .iter()
        .filter_map(|item| match item {
            Item::Impl(item) => item.items.iter().find_map(|item| match item {
                ImplItem::Fn(function) if function.sig.ident == "send" => Some(quote::quote!(#function).to_string()),
                _ => None,
            }),
            _ => None,
        })
        .collect();
    assert!(
        docs.contains("`POST`") && docs.contains("`/things/:id`"),
        "src/progenitor/client_builders.rs (of_builder) reads method and path from the documentation of `send`: {docs}"
    );
    let types = &types.content.as_ref().unwrap().1;
    assert!(
        module(types, "builder").is_some() && module(types, "error").is_some(),
        "src/progenitor/setters.rs and builder_errors.rs rewrite the modules `builder` and `error` of the types"
    );
    let thing = types.iter().find_map(|item| match item {
        Item::Struct(item) if item.ident == "Thing" => Some(item),
        _ => None,
    });
    let Fields::Named(fields) = &thing.expect("an object is a struct").fields else { panic!("with named fields") };
    assert!(
        fields.named.iter().any(|field| field.ident.as_ref().unwrap() == "extra"),
        "src/progenitor/rewrite_types.rs (is_flattened) looks for the field `extra`"
    );
}

/// The definitions that typify generates, for which `src/progenitor` is written.
#[test]
fn the_types_look_as_they_did() {
    let file = output();
    let types = module(&file.items, "types").unwrap().content.as_ref().unwrap().1.iter();
    let definitions = types.filter(|item| matches!(item, Item::Struct(_) | Item::Enum(_) | Item::Type(_)));
    let items = definitions.cloned().collect();
    insta::assert_snapshot!(prettyplease::unparse(&File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items
    }));
}
