//! Any combination of fields of a body serializes to just that combination.

use contract_tests::strategy::{ObjectStrategy, Presence, Property};
use serde_json::{Map, Value};

use crate::generated::OPERATIONS;
use crate::harness::{Operation, Tally, document, sample};
use crate::tolerant_reader::{as_sent, constant};

/// Up to so many patterns of an operation every one is tried: all of eleven fields.
const EXHAUSTIVE: usize = 200_000;

/// The number of patterns of all operations: a document of many operations has fewer of each.
const ALL_OPERATIONS: usize = 5 * EXHAUSTIVE;

/// A field: its name, a value for it, and what the document says of it.
struct Field {
    name: String,
    value: Value,
    /// The value as it is sent, without optional fields that are null.
    sent: Value,
    is_required: bool,
    is_nullable: bool,
    /// The value that is sent if the field is absent.
    constant: Option<Value>,
}

#[test]
fn every_combination_of_absent_null_and_given_fields_is_encoded_as_itself() {
    let tally = Tally::default();
    let bodies = OPERATIONS.iter().filter(|operation| !operation.properties.is_empty()).count();
    let most = EXHAUSTIVE.min(ALL_OPERATIONS / bodies.max(1));
    for operation in OPERATIONS {
        let Some(fields) = fields(operation, &tally) else { continue };
        let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        let mut setters = operation.properties.to_vec();
        setters.sort_unstable();
        assert_eq!(setters, names, "{}: a setter for every property", operation.id);
        for pattern in patterns(fields.len(), most) {
            check(operation, &fields, &pattern);
            tally.tried();
        }
    }
    tally.report("combinations of fields");
}

/// The fields of an operation's body, when it is an object.
fn fields(operation: &Operation, tally: &Tally) -> Option<Vec<Field>> {
    let operations = document().operations().unwrap();
    let described = operations.iter().find(|described| described.id == operation.id).unwrap();
    let schema = described.body.as_ref()?.json()?;
    let round_trip = operation.round_trip.filter(|_| !operation.properties.is_empty())?;
    let body = document().resolve(schema).unwrap();
    let object = ObjectStrategy::new(document(), &body);
    let object = object.map_err(|reason| tally.not_applicable(reason)).ok()?;
    let value = |property: &Property| Some((property.name.clone(), sample(object.given(property))?));
    let whole: Value = object.properties.iter().map(value).collect::<Option<Map<String, Value>>>()?.into();
    let made = round_trip(&whole).unwrap_or_else(|error| panic!("{}: {whole}: {error}", operation.id));
    let sent = as_sent(document(), &body, &whole, &made);
    let properties = &body.value["properties"];
    let field = |property: &Property| Field {
        name: property.name.clone(),
        sent: sent[&property.name].clone(),
        value: whole[&property.name].clone(),
        is_required: property.required && !document().is_annotated(body.value, &property.name, "readOnly"),
        is_nullable: property.nullable,
        constant: constant(&properties[&property.name]).cloned(),
    };
    let mut fields: Vec<Field> = object.properties.iter().map(field).collect();
    fields.sort_by(|left, right| left.name.cmp(&right.name));
    Some(fields)
}

/// Presence patterns: all of them where they are few enough, else all of any four fields beside others that are all
/// absent, or all given; where there are too many of these, some of them, evenly from all.
fn patterns(fields: usize, most: usize) -> Box<dyn Iterator<Item = Vec<Presence>>> {
    const ALL: [Presence; 3] = [Presence::Absent, Presence::Null, Presence::Given];
    let digits = |mut number: usize, length: usize| -> Vec<Presence> {
        (0..length)
            .map(|_| {
                let digit = ALL[number % 3];
                number /= 3;
                digit
            })
            .collect()
    };
    let count = u32::try_from(fields).ok().and_then(|fields| 3_usize.checked_pow(fields));
    match count.filter(|count| *count <= most) {
        Some(count) => Box::new((0..count).map(move |number| digits(number, fields))),
        None => {
            let quadruples = (0..fields).flat_map(move |a| {
                (0..a).flat_map(move |b| (0..b).flat_map(move |c| (0..c).map(move |d| [a, b, c, d])))
            });
            let count = (0..4).map(|taken| fields - taken).product::<usize>() / 24 * 162;
            // A step that neither 2 nor 3 divides, so that every field gets every presence.
            let step = (count.div_ceil(most)..).find(|step| step % 2 != 0 && step % 3 != 0).unwrap();
            let all = quadruples.flat_map(move |chosen| {
                (0..81 * 2).map(move |number| {
                    let rest = if number < 81 { Presence::Absent } else { Presence::Given };
                    let mut pattern = vec![rest; fields];
                    for (field, presence) in chosen.into_iter().zip(digits(number % 81, 4)) {
                        pattern[field] = presence;
                    }
                    pattern
                })
            });
            Box::new(all.step_by(step))
        }
    }
}

fn check(operation: &Operation, fields: &[Field], pattern: &[Presence]) {
    let mut given = Map::new();
    let mut expected = Map::new();
    let mut is_valid = true;
    for (field, presence) in fields.iter().zip(pattern) {
        match presence {
            Presence::Absent => {
                is_valid &= !field.is_required;
                expected.extend(field.constant.clone().map(|constant| (field.name.clone(), constant)));
            }
            Presence::Null if field.constant.is_some() => {
                given.insert(field.name.clone(), Value::Null);
                is_valid = false;
            }
            Presence::Null => {
                given.insert(field.name.clone(), Value::Null);
                // An optional field that is null means the same as one that is absent.
                if field.is_required {
                    expected.insert(field.name.clone(), Value::Null);
                    is_valid &= field.is_nullable;
                }
            }
            Presence::Given => {
                given.insert(field.name.clone(), field.value.clone());
                expected.insert(field.name.clone(), field.sent.clone());
            }
        }
    }
    let round_trip = operation.round_trip.unwrap();
    let given = Value::Object(given);
    match round_trip(&given) {
        Ok(encoded) if is_valid => assert_eq!(encoded, Value::Object(expected), "{}: {given}", operation.id),
        Err(error) if is_valid => panic!("{}: {given}: {error}", operation.id),
        Ok(encoded) => panic!("{}: {given} lacks a field, but is encoded as {encoded}", operation.id),
        Err(_) => {}
    }
}

#[test]
fn a_body_of_many_fields_has_no_more_patterns_than_one_of_few() {
    let tried: Vec<_> = patterns(40, EXHAUSTIVE).collect();
    assert!((EXHAUSTIVE / 2..=EXHAUSTIVE).contains(&tried.len()), "{}", tried.len());
    for presence in [Presence::Absent, Presence::Null, Presence::Given] {
        assert!((0..40).all(|field| tried.iter().any(|pattern| pattern[field] == presence)), "{presence:?}");
    }
    assert_eq!(patterns(11, EXHAUSTIVE).count(), 177_147);
}
