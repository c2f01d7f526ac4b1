//! Tests the hand-written part of the client: its public API, so that every change of it is reviewed, and the method
//! names that operations cannot have because of it. (The API of the generated part is in
//! client/src/generated/public-api.txt.)

#![allow(missing_docs, clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use openapi_drift::public_api::PublicApi;
use syn::{File, ImplItem, Item, Type, UseTree};
use webagent_codegen::openapi::spanned_value::SpannedValue;

/// A file of this workspace, or a directory.
fn workspace(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// The hand-written files, relative to the client's source.
fn written() -> BTreeMap<PathBuf, String> {
    fn collect(directory: &Path, top: &Path, files: &mut BTreeMap<PathBuf, String>) {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("generated") {
                collect(&path, top, files);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.insert(path.strip_prefix(top).unwrap().to_owned(), text);
            }
        }
    }
    let (top, mut files) = (workspace("client/src"), BTreeMap::new());
    collect(&top, &top, &mut files);
    files
}

/// Lists every item with its file: a `pub` item is reachable from outside (rustc's lint `unreachable_pub` ensures
/// that), by the path in the `pub use` lines of `lib.rs`.
#[test]
fn the_api_that_is_written_by_hand_is_as_it_was() {
    let mut shown = String::new();
    for (path, text) in written() {
        let api = PublicApi::of(&text).unwrap().to_string();
        if !api.is_empty() {
            let path: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
            shown.push_str(&format!("# {}\n{api}\n", path.join("/")));
        }
    }
    insta::assert_snapshot!(shown);
}

/// The methods of `Client` that do not come from an operation.
fn methods(files: &[File], operations: &BTreeSet<String>) -> BTreeSet<String> {
    let items = files.iter().flat_map(|file| &file.items);
    let of_client = items.filter_map(|item| match item {
        Item::Impl(item) => match &*item.self_ty {
            Type::Path(path) if path.path.is_ident("Client") => Some(&item.items),
            _ => None,
        },
        _ => None,
    });
    let names = of_client.flatten().filter_map(|item| match item {
        ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
        _ => None,
    });
    names.filter(|name| !operations.contains(name)).collect()
}

/// The types next to the builders in their module, which builders of the same name would hide.
fn imports(generated: &File) -> BTreeSet<String> {
    fn leaves(tree: &UseTree, names: &mut BTreeSet<String>) {
        match tree {
            UseTree::Path(path) => leaves(&path.tree, names),
            UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, names)),
            UseTree::Name(name) => drop(names.insert(name.ident.to_string())),
            UseTree::Rename(rename) => drop(names.insert(rename.rename.to_string())),
            UseTree::Glob(_) => {}
        }
    }
    let mut names = BTreeSet::new();
    for item in &generated.items {
        if let Item::Mod(module) = item
            && module.ident == "builder"
        {
            for item in module.content.iter().flat_map(|(_, items)| items) {
                if let Item::Use(item) = item {
                    leaves(&item.tree, &mut names);
                }
            }
        }
    }
    // Modules are in another namespace than types.
    names.into_iter().filter(|name| name.starts_with(|c: char| c.is_ascii_uppercase())).collect()
}

/// Returns whether the method of an operation with this name gets another name.
fn is_renamed(operation: &str) -> bool {
    let name = webagent_codegen::names::operations(&[webagent_codegen::names::Wanted::new(operation)]);
    name != [webagent_codegen::names::Case::Snake.identifier(operation)]
}

#[test]
fn an_operation_cannot_have_the_name_of_what_the_client_has() {
    let text = fs::read_to_string(workspace("openapi.yaml")).unwrap();
    let generated =
        webagent_codegen::generate("openapi.yaml", &SpannedValue::parse("openapi.yaml", &text).unwrap()).unwrap();
    let operations = generated.operations.iter().map(|operation| operation.method.clone()).collect();
    let imports = imports(&generated.tree);
    let mut files: Vec<File> = written().values().map(|text| syn::parse_file(text).unwrap()).collect();
    files.push(generated.tree);
    let methods = methods(&files, &operations);
    assert!(methods.contains("from_env") && methods.contains("wait_for_run"), "{methods:?}");
    assert!(imports.contains("ResponseValue"), "{imports:?}");
    let allowed: Vec<_> = methods.union(&imports).filter(|name| !is_renamed(name)).collect();
    assert!(allowed.is_empty(), "these belong into RESERVED_OPERATIONS of client/codegen/src/names.rs: {allowed:?}");
    assert!(!is_renamed("get_run"), "any name would be reserved");
}
