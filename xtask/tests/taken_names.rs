//! No operation may have the name of something that the client has already: the generator's list of such names, beside
//! the client's source.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use syn::{File, ImplItem, Item, Type, UseTree};
use xtask::codegen;
use xtask::codegen::source::Node;

/// The files of the client that are written by hand, and the generated one.
fn sources() -> Vec<File> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../client/src");
    let files = fs::read_dir(&directory).unwrap().map(|entry| entry.unwrap().path());
    let files = files.chain([directory.join("generated/client.rs")]);
    files
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap())
        .collect()
}

/// The methods of `Client` that no operation of the document gives.
fn methods(files: &[File], operations: &BTreeSet<String>) -> BTreeSet<String> {
    let of_client = |item: &Item| match item {
        Item::Impl(item) if matches!(&*item.self_ty, Type::Path(path) if path.path.is_ident("Client")) => {
            item.items.clone()
        }
        _ => Vec::new(),
    };
    let items = files.iter().flat_map(|file| file.items.iter().flat_map(of_client));
    let names = items.filter_map(|item| match item {
        ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
        _ => None,
    });
    names.filter(|name| !operations.contains(name)).collect()
}

/// The types that stand beside the builders in their module, by whose names these would be hidden.
fn imports(files: &[File]) -> BTreeSet<String> {
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
    for item in files.iter().flat_map(|file| &file.items) {
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

/// Whether a document that has an operation of this name is refused because of it.
fn is_refused(operation: &str) -> bool {
    let text = format!(
        "openapi: 3.0.3
info: {{title: t, version: 0.1.0}}
servers: [{{url: 'https://example.com'}}]
security: [{{Key: []}}]
paths: {{/a: {{get: {{operationId: '{operation}', responses: {{204: {{description: d}}}}}}}}}}
components: {{securitySchemes: {{Key: {{type: apiKey, in: header, name: X-Key}}}}}}
"
    );
    match codegen::check(&Node::parse("openapi.yaml", &text).unwrap()) {
        Ok(_) => false,
        Err(problems) => {
            assert!(problems.iter().all(|problem| problem.message.contains("the client itself has")), "{problems:#?}");
            true
        }
    }
}

#[test]
fn an_operation_cannot_have_the_name_of_what_the_client_has() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi.yaml")).unwrap();
    let generated = codegen::generate("openapi.yaml", &Node::parse("openapi.yaml", &text).unwrap()).unwrap();
    let operations = generated.operations.iter().map(|operation| operation.method.to_string()).collect();
    let files = sources();
    let (methods, imports) = (methods(&files, &operations), imports(&files));
    assert!(methods.contains("from_env") && methods.contains("wait_for_run"), "{methods:?}");
    assert!(imports.contains("ResponseValue"), "{imports:?}");
    let allowed: Vec<_> = methods.union(&imports).filter(|name| !is_refused(name)).collect();
    assert!(allowed.is_empty(), "these belong into TAKEN of client/codegen/meaning.rs: {allowed:?}");
    assert!(!is_refused("get_run"), "any name would be refused");
}
