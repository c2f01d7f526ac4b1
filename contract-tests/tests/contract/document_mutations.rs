//! Proof that the contract bites: every small falsification of the document is noticed.
//!
//! A mutation is noticed when the document is refused, or when a derived file is no longer what is committed: then
//! `cargo xtask generate --check` fails, and with it CI. (What a derived file says is what the other contracts test.)
//! Where only the fingerprint of the document is stale, and no code, there is a reason.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use webagent_codegen::openapi::spanned_value::{SpannedValue, Value, join};
use webagent_codegen::{Extras, generate_with};
use xtask::contract_tests_codegen::FINGERPRINT;
use xtask::document_hash::DOCUMENTATION;
use xtask::generated_files::{self, DOCUMENT};

/// Why a mutation changes nothing for the client, if it does not. It is noticed all the same, by the fingerprint.
fn equivalent(document: &SpannedValue, mutation: &Mutation) -> Option<&'static str> {
    let Mutation { pointer, change, .. } = mutation;
    let (parent, key) = pointer.rsplit_once('/')?;
    let sibling = |key: &str| document.pointer(&join(parent, key));
    let in_schemas = pointer.starts_with("/components/schemas/");
    match key {
        _ if pointer.starts_with("/info/") => {
            Some("only the fingerprint is stale: it says which document this is, not what is in it")
        }
        "x-webagent-origin" => Some("only the fingerprint is stale: a mark for drift and import"),
        "x-webagent-role" if document.pointer(pointer)?.as_str() == Some("task_id") => {
            Some("only the fingerprint is stale: a role that only the mock server plays")
        }
        _ if pointer.contains("/x-webagent-states") => {
            Some("only the fingerprint is stale: a state that only the mock server plays")
        }
        "required" if parent.ends_with("/requestBody") => {
            Some("only the fingerprint is stale: the client sends every body")
        }
        "nullable" if in_schemas => {
            Some("only the fingerprint is stale: the client sends no null, and reads it as absent")
        }
        "additionalProperties" if *change == "remove" => {
            Some("only the fingerprint is stale: true is what absence means")
        }
        "type" if *change == "remove" && (sibling("properties").or(sibling("enum")).or(sibling("items"))).is_some() => {
            Some("only the fingerprint is stale: the other keywords say the type")
        }
        "type" if *change == "remove" && sibling("minLength").is_some() => {
            Some("only the fingerprint is stale: the other keywords say the type")
        }
        "minLength" => Some("only the fingerprint is stale: a reader checks no lengths"),
        _ if parent.ends_with("/required") && *change == "drop" => {
            let name = document.pointer(pointer)?.as_str()?;
            let property = join(&join(parent.rsplit_once('/')?.0, "properties"), name);
            let property = document.pointer(&property)?;
            let alternatives = property.get("oneOf").and_then(SpannedValue::as_array).unwrap_or(&[]);
            let is_nullable = property.get("nullable").is_some()
                || alternatives.iter().any(|alternative| alternative.get("nullable").is_some());
            is_nullable.then_some("only the fingerprint is stale: a reader does not insist on what may be null")
        }
        _ => None,
    }
}

/// One change of the document.
struct Mutation {
    pointer: String,
    change: &'static str,
    document: SpannedValue,
}

#[test]
fn every_single_point_mutation_of_the_document_is_noticed() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../openapi.yaml");
    let text = std::fs::read_to_string(path).unwrap();
    let document = SpannedValue::parse(DOCUMENT, &text).unwrap();
    let committed = generated_files::derive(DOCUMENT, &document).unwrap();
    let client = generate_with(DOCUMENT, &document, NO_EXTRAS).unwrap().client;
    let mutations = mutations(&document);
    let next = AtomicUsize::new(0);
    let outcomes: Mutex<BTreeMap<&str, usize>> = Mutex::default();
    let survivors: Mutex<Vec<String>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(mutation) = mutations.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let outcome = match notice(mutation, &client, &committed) {
                        Notice::Types => "derived code is stale",
                        Notice::Refusal => "refused with a message",
                        Notice::Fingerprint => match equivalent(&document, mutation) {
                            Some(reason) => reason,
                            None => {
                                survivors.lock().unwrap().push(format!("{} {}", mutation.change, mutation.pointer));
                                "only the fingerprint is stale, for no known reason"
                            }
                        },
                        Notice::Nothing => {
                            survivors.lock().unwrap().push(format!("{} {}", mutation.change, mutation.pointer));
                            "not noticed"
                        }
                    };
                    *outcomes.lock().unwrap().entry(outcome).or_default() += 1;
                }
            });
        }
    });
    println!("{} single-point mutations of the document:", mutations.len());
    for (outcome, count) in outcomes.into_inner().unwrap() {
        println!("{count:>6}  {outcome}");
    }
    let survivors = survivors.into_inner().unwrap();
    assert!(survivors.is_empty(), "not noticed:\n{}", survivors.join("\n"));
}

/// What notices a mutation.
enum Notice {
    Refusal,
    Types,
    Fingerprint,
    Nothing,
}

const NO_EXTRAS: Extras = Extras { mock: false, cli: false };

fn notice(mutation: &Mutation, client: &str, committed: &[generated_files::File]) -> Notice {
    match generate_with(DOCUMENT, &mutation.document, NO_EXTRAS) {
        Err(error) => {
            assert!(error.problems.iter().all(|problem| !problem.message.is_empty()));
            return Notice::Refusal;
        }
        Ok(generated) if generated.client != client => return Notice::Types,
        Ok(_) => {}
    }
    let Ok(files) = generated_files::derive(DOCUMENT, &mutation.document) else { return Notice::Refusal };
    let without_fingerprint = |files: &[generated_files::File]| -> Vec<String> {
        let lines = files.iter().flat_map(|file| file.content.lines());
        lines.filter(|line| !line.starts_with(FINGERPRINT)).map(str::to_owned).collect()
    };
    if files == committed {
        Notice::Nothing
    } else if without_fingerprint(&files) == without_fingerprint(committed) {
        Notice::Fingerprint
    } else {
        Notice::Types
    }
}

/// Every single-point mutation: a key removed, a scalar changed, an item dropped or added, a property added.
fn mutations(document: &SpannedValue) -> Vec<Mutation> {
    let mut places = Vec::new();
    collect(document, String::new(), &mut places);
    let mut mutations = Vec::new();
    let mut add = |parent: &str, pointer: String, change: &'static str, edit: &dyn Fn(&mut SpannedValue)| {
        let mut mutated = document.clone();
        edit(at(&mut mutated, parent));
        mutations.push(Mutation { pointer, change, document: mutated });
    };
    for pointer in &places {
        let node = document.pointer(pointer).unwrap();
        match &node.value {
            Value::Object(members) => {
                for key in members.keys().filter(|key| !DOCUMENTATION.contains(&key.as_str())) {
                    add(pointer, join(pointer, key), "remove", &|node| drop_at(node, key));
                }
                let is_list_of_names = pointer.ends_with("/properties") || pointer.ends_with("/schemas");
                let added = if is_list_of_names { object([("type", text("string"))]) } else { text("zzz") };
                add(pointer, pointer.clone(), "add a property to", &|node| {
                    if let Value::Object(members) = &mut node.value {
                        members.insert("zzz".to_owned(), added.clone());
                    }
                });
            }
            Value::Array(items) => {
                for index in 0..items.len() {
                    let token = index.to_string();
                    add(pointer, join(pointer, &token), "drop", &|node| drop_at(node, &token));
                }
                let added = match items.first().map(|item| &item.value) {
                    Some(Value::String(_)) | None => text("zzz"),
                    Some(_) => object([("type", text("boolean"))]),
                };
                add(pointer, pointer.clone(), "add an item to", &|node| {
                    if let Value::Array(items) = &mut node.value {
                        items.push(added.clone());
                    }
                });
            }
            _ => add(pointer, pointer.clone(), "change", &|node| {
                node.value = match &node.value {
                    Value::Bool(value) => Value::Bool(!value),
                    Value::Number(number) => Value::Number((number.as_i64().unwrap() + 1).into()),
                    Value::String(text) => Value::String(format!("{text}x")),
                    _ => Value::Bool(true),
                };
            }),
        }
    }
    mutations
}

/// The pointers of everything but documentation.
fn collect(node: &SpannedValue, pointer: String, places: &mut Vec<String>) {
    match &node.value {
        Value::Object(members) => {
            for (key, member) in members {
                let is_name = pointer.ends_with("/properties");
                if is_name || !DOCUMENTATION.contains(&key.as_str()) {
                    collect(member, join(&pointer, key), places);
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, join(&pointer, &index.to_string()), places);
            }
        }
        _ => {}
    }
    places.push(pointer);
}

fn text(text: &str) -> SpannedValue {
    SpannedValue { value: Value::String(text.to_owned()), at: Default::default() }
}

fn object<const N: usize>(members: [(&str, SpannedValue); N]) -> SpannedValue {
    let members = members.into_iter().map(|(key, node)| (key.to_owned(), node)).collect();
    SpannedValue { value: Value::Object(members), at: Default::default() }
}

fn at<'a>(node: &'a mut SpannedValue, pointer: &str) -> &'a mut SpannedValue {
    pointer.split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~")).fold(node, |node, token| {
        match &mut node.value {
            Value::Object(members) => &mut members[token.as_str()],
            Value::Array(items) => &mut items[token.parse::<usize>().unwrap()],
            _ => unreachable!("{pointer} leads somewhere"),
        }
    })
}

fn drop_at(node: &mut SpannedValue, token: &str) {
    match &mut node.value {
        Value::Object(members) => drop(members.shift_remove(token)),
        Value::Array(items) => drop(items.remove(token.parse().unwrap())),
        _ => {}
    }
}
