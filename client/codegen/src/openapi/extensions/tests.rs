//! Tests of the extensions, on a document of another service.

#![allow(clippy::unwrap_used)]
use super::*;
use crate::openapi::diagnostic::Diagnostic;

const GOOD: &str = "
openapi: 3.0.3
info: {title: t, version: 0.1.0, x-webagent-origin: ours, x-other: {x-webagent-roles: 1}}
servers: [{url: 'https://example.com'}]
paths:
  /bakes:
    post:
      operationId: bake
      requestBody:
        content: {application/json: {schema: {allOf: [{$ref: '#/components/schemas/Bread'}]}}}
      responses: {200: {$ref: '#/components/responses/Bake'}, 4XX: {$ref: '#/components/responses/Error'}}
  /bakes/{no}:
    get:
      operationId: look
      x-webagent-role: get_run
      parameters:
        - {name: no, in: path, required: true, schema: {type: string}, x-webagent-role: run_id}
        - {name: deep, in: query, schema: {type: boolean}}
      responses: {200: {$ref: '#/components/responses/Bake'}}
components:
  responses:
    Bake: {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Bake'}}}}
    Error: {description: no, content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}}
  schemas:
    Bread:
      type: object
      properties:
        form: {type: string, enum: [text, json], x-webagent-role: response_format, x-webagent-value: json}
        hold: {type: boolean, x-webagent-role: wait_for_completion}
        why: {type: string}
    Bake:
      x-webagent-role: run
      allOf:
        - type: object
          properties:
            no: {type: string, x-webagent-role: run_id}
            state: {$ref: '#/components/schemas/State', x-webagent-role: status}
            over: {type: boolean, x-webagent-role: is_done}
    State:
      type: string
      enum: [baking, eaten, burnt, lost]
      x-webagent-states: {pending: baking, succeeded: eaten, failed: [burnt, lost]}
    Error:
      type: object
      x-webagent-display: '{what}: {where.}'
      properties: {what: {type: string}, where: {type: array, items: {type: string}}}
    Old:
      type: object
      properties:
        limit: {type: integer, x-webagent-role: session_timeout}
        mood: {type: string, enum: [up], x-webagent-states: {pending: up}}
";

fn lines(problems: &[Diagnostic]) -> String {
    let line = |problem: &Diagnostic| problem.at.map(|at| at.line).unwrap_or_default();
    let lines = problems.iter().map(|problem| format!("{} {}: {}", line(problem), problem.pointer, problem.message));
    lines.collect::<Vec<_>>().join("\n")
}

fn checked(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from), "{from}");
    let node = SpannedValue::parse("api.yaml", &GOOD.replacen(from, to, 1)).unwrap();
    match crate::check(&node) {
        Ok(model) => format!("sound\n{}", lines(&model.warnings)),
        Err(problems) => lines(&problems),
    }
}

#[test]
fn what_the_extensions_say_is_collected_through_parts_and_references() {
    let model = crate::check(&SpannedValue::parse("api.yaml", GOOD).unwrap()).unwrap();
    let run = model.run.unwrap();
    let roles: Vec<_> = run.roles.iter().map(|(role, found)| (role.as_str(), found.property.as_str())).collect();
    assert_eq!(roles, [("is_done", "over"), ("run_id", "no"), ("status", "state")]);
    let finished = [("eaten", true), ("burnt", false), ("lost", false)];
    assert_eq!(run.finished, finished.map(|(status, success)| (status.to_owned(), success)));
    let (bake, look) = (model.operations.first().unwrap(), model.operations.last().unwrap());
    assert_eq!(bake.body_roles.get("response_format").unwrap().value.as_deref(), Some("json"));
    assert_eq!((bake.returns_run, look.role.as_deref()), (true, Some("get_run")));
    assert_eq!(model.displays, ["{what}: {where.}"]);
    assert_eq!(model.warnings, []);
}

#[test]
fn a_unit_is_refused_where_it_has_no_effect() {
    for (from, to, problem) in [
        (
            "why: {type: string}",
            "why: {type: integer, x-webagent-unit: second}",
            "30 /components/schemas/Bread/properties/why/x-webagent-unit: there is no unit `second`; did you mean \
             `seconds`? (allowed: milliseconds, seconds, minutes)",
        ),
        (
            "why: {type: string}",
            "why: {type: string, x-webagent-unit: seconds}",
            "30 /components/schemas/Bread/properties/why/x-webagent-unit: `x-webagent-unit` needs the type integer or \
             number, not string",
        ),
        (
            "limit: {type: integer,",
            "limit: {type: integer, x-webagent-unit: minutes,",
            "the role `session_timeout` is for a time in seconds",
        ),
        (
            "schema: {type: boolean}",
            "schema: {type: array, items: {type: integer, x-webagent-unit: seconds}}",
            "`x-webagent-unit` is not allowed here; use it on a property or a parameter",
        ),
    ] {
        let problems = checked(from, to);
        assert!(problems.contains(problem), "{to}\n{problems}");
    }
}

#[test]
fn a_type_of_text_is_refused_where_it_has_no_effect() {
    for (from, to, problem) in [
        (
            "why: {type: string}",
            "why: {type: string, x-webagent-type: datetime}",
            "30 /components/schemas/Bread/properties/why/x-webagent-type: there is no string type `datetime`; did you mean \
             `date-time`? (allowed: date-time, date, duration, uuid, decimal)",
        ),
        (
            "why: {type: string}",
            "why: {type: number, x-webagent-type: decimal}",
            "30 /components/schemas/Bread/properties/why/x-webagent-type: `x-webagent-type` needs the type string, not number",
        ),
        ("why: {type: string}", "why: {x-webagent-type: uuid}", "needs the type string, not a schema without a type"),
        (
            "why: {type: string}",
            "why: {type: string, enum: [a], x-webagent-type: uuid}",
            "is not allowed on an enum or on binary data",
        ),
        (
            "why: {type: string}",
            "why: {type: string, format: byte, x-webagent-type: uuid}",
            "is not allowed on an enum or on binary data",
        ),
        (
            "schema: {type: boolean}",
            "schema: {type: string, x-webagent-type: uuid}",
            "`x-webagent-type` is not allowed here; use it on a property",
        ),
    ] {
        let problems = checked(from, to);
        assert!(problems.contains(problem), "{to}\n{problems}");
    }
}

#[test]
fn a_run_that_is_waited_for_needs_an_id() {
    let bare = checked("no: {type: string, x-webagent-role: run_id}", "no: {type: string}");
    assert_eq!(
        bare,
        "32 /components/schemas/Bake/x-webagent-role: a run cannot be polled without its id: add `x-webagent-role: run_id` to the property of `Bake` that has the id"
    );
}

// One table: what the document has, what it is changed to, and the error.
#[test]
fn extensions_that_are_misspelt_or_misplaced_are_named_with_what_is_allowed() {
    let of_run = "a property of the schema with the role `run`";
    let get_run = "the role `get_run` is not allowed here; use it on an operation that returns the schema with the role `run` and needs one parameter, the run's id";
    let table = [
        (
            "x-webagent-origin",
            "x-webagent-orign",
            "3 /info/x-webagent-orign: there is no extension `x-webagent-orign`; did you mean `x-webagent-origin`? \
             (allowed: x-webagent-origin, x-webagent-role, x-webagent-value, x-webagent-states, \
             x-webagent-display, x-webagent-unit, x-webagent-type, x-webagent-name, x-webagent-names, x-webagent-skip, x-webagent-pagination)"
                .to_owned(),
        ),
        (
            "x-webagent-origin",
            "x-webagnet-origin",
            "3 /info/x-webagnet-origin: there is no extension `x-webagnet-origin`; did you mean `x-webagent-origin`? \
             (allowed: x-webagent-origin, x-webagent-role, x-webagent-value, x-webagent-states, \
             x-webagent-display, x-webagent-unit, x-webagent-type, x-webagent-name, x-webagent-names, x-webagent-skip, x-webagent-pagination)"
                .to_owned(),
        ),
        (
            "x-webagent-role: wait",
            "x-webagent-rôle: wait",
            "29 /components/schemas/Bread/properties/hold/x-webagent-rôle: there is no extension `x-webagent-rôle`; \
             did you mean `x-webagent-role`? (allowed: x-webagent-origin, x-webagent-role, x-webagent-value, \
             x-webagent-states, x-webagent-display, x-webagent-unit, x-webagent-type, x-webagent-name, x-webagent-names, x-webagent-skip, x-webagent-pagination)"
                .to_owned(),
        ),
        (
            "origin: ours",
            "origin: our",
            "3 /info/x-webagent-origin: there is no origin `our`; did you mean `ours`? (allowed: ours)".to_owned(),
        ),
        (
            "role: status",
            "role: statsu",
            "37 /components/schemas/Bake/allOf/0/properties/state/x-webagent-role: there is no role `statsu`; did \
             you mean `status`? (allowed: run, get_run, run_id, task_id, status, result, is_done, is_successful, \
             result_schema, response_format, session_timeout, wait_for_completion)"
                .to_owned(),
        ),
        (
            "role: is_done",
            "role: [is_done]",
            "38 /components/schemas/Bake/allOf/0/properties/over/x-webagent-role: expected a string, found an array \
             (allowed: run, get_run, run_id, task_id, status, result, is_done, is_successful, result_schema, \
             response_format, session_timeout, wait_for_completion)"
                .to_owned(),
        ),
        (
            "hold: {type: boolean, x-webagent-role: wait_for_completion}",
            "hold: {type: boolean, x-webagent-role: is_done}",
            format!(
                "29 /components/schemas/Bread/properties/hold/x-webagent-role: the role `is_done` is not allowed here; use it on {of_run}"
            ),
        ),
        (
            "role: is_done",
            "role: wait_for_completion",
            "38 /components/schemas/Bake/allOf/0/properties/over/x-webagent-role: the role `wait_for_completion` \
             is not allowed here; use it on a property of a request body"
                .to_owned(),
        ),
        (
            "version: 0.1.0, ",
            "version: 0.1.0, x-webagent-role: run_id, ",
            "3 /info/x-webagent-role: the role `run_id` is not allowed here; use it on a property or a parameter"
                .to_owned(),
        ),
        ("operationId: bake", "operationId: bake\n      x-webagent-role: get_run", {
            let found = "9 /paths/~1bakes/post/x-webagent-role";
            let second = "16 /paths/~1bakes~1{no}/get/x-webagent-role";
            format!("{found}: {get_run}\n{second}: /paths/~1bakes/post has the role `get_run` already (line 9)")
        }),
        (
            "query, schema",
            "query, required: true, schema",
            format!("15 /paths/~1bakes~1{{no}}/get/x-webagent-role: {get_run}"),
        ),
        (
            "    Bread:\n",
            "    Bread:\n      x-webagent-role: run\n",
            "33 /components/schemas/Bake/x-webagent-role: /components/schemas/Bread has the role `run` already \
             (line 26)"
                .to_owned(),
        ),
        (
            "why: {type: string}",
            "why: {type: string, x-webagent-role: response_format}",
            "30 /components/schemas/Bread/properties/why/x-webagent-role: the property `form` (line 28) has the \
             role `response_format` already"
                .to_owned(),
        ),
        (
            "why: {type: string}",
            "why: {type: string, x-webagent-role: run}",
            "30 /components/schemas/Bread/properties/why/x-webagent-role: the role `run` is not allowed here; use it on a schema of /components/schemas"
                .to_owned(),
        ),
        (
            "over: {type: boolean",
            "over: {type: string",
            "38 /components/schemas/Bake/allOf/0/properties/over/x-webagent-role: the role `is_done` needs the type \
             boolean, not string"
                .to_owned(),
        ),
        (
            "path, required: true, schema: {type: string}",
            "path, required: true, schema: {type: integer}",
            "17 /paths/~1bakes~1{no}/get/parameters/0/x-webagent-role: the role `run_id` needs the type string, not \
             integer"
                .to_owned(),
        ),
        (
            "why: {type: string}",
            "why: {type: string, x-webagent-value: json}",
            "30 /components/schemas/Bread/properties/why/x-webagent-value: `x-webagent-value` is not allowed here; use it next to `x-webagent-role: response_format`"
                .to_owned(),
        ),
        (
            "value: json",
            "value: jsn",
            "28 /components/schemas/Bread/properties/form/x-webagent-value: there is no enum value `jsn`; did you \
             mean `json`? (allowed: text, json)"
                .to_owned(),
        ),
        (
            "value: json",
            "value: 1",
            "28 /components/schemas/Bread/properties/form/x-webagent-value: expected a string, found a number"
                .to_owned(),
        ),
        (
            "{pending: baking, succeeded: eaten, failed: [burnt, lost]}",
            "{pending: baking, succeded: eaten, failed: [burnt, lst, 1, baking]}",
            "42 /components/schemas/State/x-webagent-states/succeded: there is no state `succeded`; did you mean \
             `succeeded`? (allowed: pending, succeeded, failed)\n\
             42 /components/schemas/State/x-webagent-states/failed/1: there is no enum value `lst`; did you mean \
             `lost`? (allowed: baking, eaten, burnt, lost)\n\
             42 /components/schemas/State/x-webagent-states/failed/2: expected a string, found a number\n\
             42 /components/schemas/State/x-webagent-states/failed/3: `baking` is already listed under `pending`"
                .to_owned(),
        ),
        (
            "{pending: baking, succeeded: eaten, failed: [burnt, lost]}",
            "eaten",
            "42 /components/schemas/State/x-webagent-states: expected an object with pending, succeeded, failed, \
             found a string"
                .to_owned(),
        ),
        (
            "why: {type: string}",
            "why: {type: string, enum: [eaten], x-webagent-states: {failed: eaten}}",
            "30 /components/schemas/Bread/properties/why/x-webagent-states: `x-webagent-states` is not allowed here; use it on the schema of the run's status, the property with the role `status` of the schema \
             with the role `run`"
                .to_owned(),
        ),
        (
            "x-webagent-role: status}",
            "x-webagent-role: status, x-webagent-states: {failed: burnt}}",
            "42 /components/schemas/State/x-webagent-states: the states of a run are already defined in line 37".to_owned(),
        ),
        (
            "{what}: {where.}",
            "{what}: {wher.} {what.",
            "45 /components/schemas/Error/x-webagent-display: there is no property `wher`; did you mean `where`? \
             (allowed: what, where)\n\
             45 /components/schemas/Error/x-webagent-display: a `{` has no `}`"
                .to_owned(),
        ),
        (
            "{what}: {where.}",
            "Error",
            "45 /components/schemas/Error/x-webagent-display: the template needs a property, as in `{detail}`; otherwise all objects would have the same text"
                .to_owned(),
        ),
        (
            "x-webagent-display: '{what}: {where.}'",
            "x-webagent-display: {}",
            "45 /components/schemas/Error/x-webagent-display: expected a string such as `{detail}`, found an object"
                .to_owned(),
        ),
        (
            "4XX: {",
            "4XX: {x-webagent-display: '{what}', ",
            "11 /paths/~1bakes/post/responses/4XX/x-webagent-display: `x-webagent-display` is not allowed here; use it on the schema of an object"
                .to_owned(),
        ),
    ];
    for (from, to, expected) in table {
        assert_eq!(checked(from, to), expected, "{from} -> {to}");
    }
}

#[test]
fn extensions_of_others_and_data_are_none_of_the_project() {
    for name in ["x-role", "x-display", "x-agent-role", "x-webhook-role"] {
        assert_eq!(checked("x-other", name), "sound\n", "{name}");
    }
    let data = "why: {type: string, default: {x-webagent-roles: 1}, example: {x-webagent-roles: 1}}";
    assert_eq!(checked("why: {type: string}", data), "sound\n");
    let property = "why: {type: object, properties: {x-webagent-roles: {type: string}}}";
    assert_eq!(checked("why: {type: string}", property), "sound\n");
}

#[test]
fn a_status_in_no_state_is_legal_and_noticed() {
    assert_eq!(
        checked("lost]\n", "lost, cold]\n"),
        "sound\n41 /components/schemas/State/enum/4: note: a run with the status `cold` counts as not finished, unless its `over` says otherwise; if it has finished, add `cold` to `succeeded` or `failed` in line 42 \
         (/components/schemas/State/x-webagent-states)"
    );
    let without_flag = checked("{pending: baking, ", "{").replace("unless its `over` says otherwise", "…");
    assert!(without_flag.contains("`baking` counts as not finished, …; if"), "{without_flag}");
    assert_eq!(checked("      x-webagent-states: {pending: baking", "      x-states: {pending: baking"), "sound\n");
}

const LIST: &str = "
openapi: 3.0.3
info: {title: t, version: 0.1.0}
servers: [{url: 'https://example.com'}]
paths:
  /breads:
    parameters: [{name: after, in: query, schema: {type: string}}]
    METHOD:
      operationId: list
      x-webagent-pagination: EXTENSION
      requestBody: {content: {application/json: {schema: {type: object, properties: {paging: {type: object, properties: {from: {type: integer, default: 3}, filter: {type: object}}}, cursor: {type: string}}}}}}
      parameters: [{$ref: '#/components/parameters/Page'}, {name: tags, in: query, schema: {type: array, items: {type: string}}}, {name: skip, in: query, schema: {type: integer}}, {name: X-Page, in: header, schema: {type: integer}}]
      responses: {200: {description: d, headers: {X-Links: {schema: {type: string}}}, content: {application/json: {schema: SCHEMA}}}}
components:
  parameters: {Page: {name: page, in: query, schema: {allOf: [{type: integer, default: 0}]}}}
  schemas:
    Breads:
      allOf:
        - {type: object, properties: {breads: {type: array, items: {type: object, properties: {id: {type: string}, size: {type: number}}}}, total: {type: integer}}}
        - {type: object, properties: {link: {type: string}, meta: {$ref: '#/components/schemas/Meta'}}}
    Meta: {type: object, properties: {next/cursor: {type: string}, more: {type: boolean}, pages: {type: integer}}}
";

fn list(extension: &str, schema: &str) -> Result<Pagination, String> {
    // A URL has no body.
    let method = if extension.contains("next_") && !extension.contains("cursor") { "get" } else { "post" };
    list_by(method, extension, schema)
}

fn list_by(method: &str, extension: &str, schema: &str) -> Result<Pagination, String> {
    let text = LIST.replace("METHOD", method).replace("EXTENSION", extension).replace("SCHEMA", schema);
    let model = crate::check(&SpannedValue::parse("api.yaml", &text).unwrap()).map_err(|problems| lines(&problems))?;
    Ok(model.operations.into_iter().find_map(|operation| operation.pagination).unwrap())
}

#[test]
fn pages_are_found_through_parts_references_and_pointers() {
    const BREADS: &str = "{$ref: '#/components/schemas/Breads'}";
    let path = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let query = |name: &str| Selector::Query(name.to_owned());
    let found = list("{items: breads, cursor: after, next_cursor: /meta/next~1cursor, has_more: /meta/more}", BREADS);
    let expected = Pagination {
        items: path(&["breads"]),
        next: Next::Cursor { selector: query("after"), next: path(&["meta", "next/cursor"]) },
        has_more: Some(path(&["meta", "more"])),
    };
    assert_eq!(found, Ok(expected));
    let found = list("{items: breads, page: page, total_pages: /meta/pages}", BREADS).unwrap();
    assert_eq!(
        found.next,
        Next::Page { selector: query("page"), first: 0, total: Some(path(&["meta", "pages"])) },
        "the default is the first page"
    );
    let found = list("{offset: skip}", "{type: array, items: {type: string}}").unwrap();
    assert_eq!(
        (found.items, found.next),
        (Vec::new(), Next::Offset { selector: query("skip"), first: 0, total: None })
    );
    for (extension, expected) in [
        (
            "cursor: cursor, next_cursor: link",
            Next::Cursor { selector: Selector::Body(path(&["cursor"])), next: path(&["link"]) },
        ),
        (
            "offset: /paging/from",
            Next::Offset { selector: Selector::Body(path(&["paging", "from"])), first: 3, total: None },
        ),
        ("cursor: after, item_cursor: id", Next::ItemCursor { selector: query("after"), cursor: path(&["id"]) }),
        ("next_url: link", Next::Url { next: path(&["link"]) }),
        ("next_link: link", Next::Link { header: "link".to_owned() }),
        ("next_link: x-links", Next::Link { header: "x-links".to_owned() }),
    ] {
        let found = list(&format!("{{items: breads, {extension}}}"), BREADS).unwrap();
        assert_eq!(found.next, expected, "{extension}");
    }
}

// One table: the extension, the schema of the list, and the error.
#[test]
fn pages_that_cannot_be_found_are_refused_with_the_place() {
    const BREADS: &str = "{$ref: '#/components/schemas/Breads'}";
    const PLACE: &str = "10 /paths/~1breads/METHOD/x-webagent-pagination";
    for (extension, schema, expected) in [
        (
            "1",
            BREADS,
            ": expected an object with items, cursor, next_cursor, item_cursor, page, total_pages, offset, total, next_url, next_link, has_more, found a number",
        ),
        (
            "{items: breads}",
            BREADS,
            ": needs one of `cursor`, `page` and `offset` (the query parameter, or property of the body, that selects a page), \
             `next_url` (the property with the URL of the next page) and `next_link` (the header with it)",
        ),
        (
            "{items: breads, page: page, offset: skip}",
            BREADS,
            ": needs one of `cursor`, `page` and `offset` (the query parameter, or property of the body, that selects a page), \
             `next_url` (the property with the URL of the next page) and `next_link` (the header with it)",
        ),
        (
            "{items: breads, page: pages}",
            BREADS,
            "/page: there is no query parameter or property of the body `pages`; did you mean `page`? (allowed: page, tags, skip, after, paging, cursor)",
        ),
        (
            "{items: breads, page: X-Page}",
            BREADS,
            "/page: there is no query parameter or property of the body `X-Page` (allowed: page, tags, skip, after, paging, cursor)",
        ),
        ("{items: breads, page: tags}", BREADS, "/page: `page` needs a parameter that is a number, not array"),
        (
            "{items: bread, page: page}",
            BREADS,
            "/items: there is no property `bread`; did you mean `breads`? (allowed: breads, total, link, meta)",
        ),
        ("{items: total, page: page}", BREADS, "/items: `items` needs a property of the type array, not integer"),
        ("{page: page}", BREADS, ": the response is not a list: `items` has to name the property that is"),
        (
            "{items: breads, page: page, total: total}",
            BREADS,
            "/total: `total` is not allowed here; use it with `offset`",
        ),
        (
            "{items: breads, cursor: after}",
            BREADS,
            ": `cursor` needs either `next_cursor`, the property with the cursor of the next page, or `item_cursor`, the property of \
             the last item that is this cursor",
        ),
        (
            "{items: breads, cursor: after, next_cursor: link, item_cursor: id}",
            BREADS,
            ": `cursor` needs either `next_cursor`, the property with the cursor of the next page, or `item_cursor`, the property of \
             the last item that is this cursor",
        ),
        (
            "{items: breads, cursor: after, item_cursor: no}",
            BREADS,
            "/item_cursor: there is no property `no` (allowed: id, size)",
        ),
        (
            "{items: breads, cursor: after, item_cursor: size}",
            BREADS,
            "/item_cursor: `item_cursor` needs a property of the type string or integer, not number",
        ),
        (
            "{items: breads, cursor: /paging/form, next_cursor: link}",
            BREADS,
            "/cursor: there is no query parameter or property of the body `/paging/form` (allowed: page, tags, skip, after, from, filter)",
        ),
        (
            "{items: breads, cursor: /paging/filter, next_cursor: link}",
            BREADS,
            "/cursor: `cursor` needs a property that is a number or a string, not object",
        ),
        (
            "{items: breads, next_url: total}",
            BREADS,
            "/next_url: `next_url` needs a property of the type string, not integer",
        ),
        (
            "{items: breads, next_link: X-Link}",
            BREADS,
            "/next_link: there is no response header `X-Link`; did you mean `X-Links`? (allowed: X-Links, Link)",
        ),
        (
            "{items: breads, next_link: Link, total: total}",
            BREADS,
            "/total: `total` is not allowed here; use it with `offset`",
        ),
        (
            "{items: breads, cursor: after, next_cursor: /meta/more}",
            BREADS,
            "/next_cursor: `next_cursor` needs a property of the type string or integer, not boolean",
        ),
        (
            "{items: breads, page: page, hasmore: x}",
            BREADS,
            "/hasmore: there is no key `hasmore`; did you mean `has_more`? (allowed: items, cursor, next_cursor, item_cursor, page, total_pages, offset, total, next_url, next_link, has_more)",
        ),
        ("{items: breads, page: 1}", BREADS, "/page: expected a string, found a number"),
    ] {
        let found = list(extension, schema)
            .map_err(|problem| problem.replace("/post/", "/METHOD/").replace("/get/", "/METHOD/"));
        assert_eq!(found, Err(format!("{PLACE}{expected}")), "{extension}");
    }
    for way in ["next_url: link", "next_link: Link"] {
        let key = way.split(':').next().unwrap();
        let expected = format!("{PLACE}/{key}: `{key}` is not allowed here; use it on a GET operation");
        assert_eq!(
            list_by("post", &format!("{{items: breads, {way}}}"), BREADS),
            Err(expected.replace("METHOD", "post"))
        );
    }
    let misplaced =
        LIST.replace("METHOD", "get").replace("EXTENSION", "{items: breads, page: page}").replace("SCHEMA", BREADS);
    let misplaced = misplaced.replace("    Meta: {", "    Meta: {x-webagent-pagination: {}, ");
    let problems = crate::check(&SpannedValue::parse("api.yaml", &misplaced).unwrap()).unwrap_err();
    assert!(lines(&problems).ends_with("`x-webagent-pagination` is not allowed here; use it on an operation"));
}

// One table: the parameters and the properties of the response, and the proposal.
#[test]
fn the_usual_forms_of_pages_are_recognised() {
    let proposed = |method: &str, names: &[&str], response: &str| {
        let parameter = |name: &&str| format!("{{name: {name}, in: query, schema: {{type: string}}}}");
        let property = |name: &&str| format!("{name}: {{type: string}}");
        let request = match method {
            "get" => format!("parameters: [{}]", names.iter().map(parameter).collect::<Vec<_>>().join(", ")),
            _ => format!(
                "requestBody: {{content: {{application/json: {{schema: {{type: object, properties: {{{}}}}}}}}}}}",
                names.iter().map(property).collect::<Vec<_>>().join(", ")
            ),
        };
        let text =
            format!("paths: {{/a: {{{method}: {{{request}, responses: {{200: {{description: d, {response}}}}}}}}}}}");
        let root = SpannedValue::parse("api.yaml", &text).unwrap();
        let item = root.pointer("/paths/~1a").unwrap();
        let found = propose_pagination(&root, item, item.get(method).unwrap())?;
        Some(found.iter().map(|(key, value)| format!("{key}: {value}")).collect::<Vec<_>>().join(", "))
    };
    let content = |schema: &str| format!("content: {{application/json: {{schema: {schema}}}}}");
    let page = |properties: &str| content(&format!("{{type: object, properties: {{{properties}}}}}"));
    let items = "items: {type: array, items: {type: object, properties: {id: {type: string}}}}";
    let next_cursor = "next_cursor: {type: string}";
    for (names, properties, expected) in [
        (&["cursor"][..], next_cursor, "items: items, cursor: cursor, next_cursor: next_cursor"),
        (
            &["pageToken"],
            "nextPageToken: {type: string}",
            "items: items, cursor: pageToken, next_cursor: nextPageToken",
        ),
        (
            &["cursor"],
            "meta: {type: object, properties: {next_cursor: {type: string}, has_more: {type: boolean}}}",
            "items: items, cursor: cursor, next_cursor: /meta/next_cursor, has_more: /meta/has_more",
        ),
        (
            &["page", "size"],
            "total: {type: integer}, page: {type: integer}, pages: {type: integer}",
            "items: items, page: page, total_pages: pages",
        ),
        (&["limit", "offset"], "total: {type: integer}", "items: items, offset: offset, total: total"),
        (&["page"], "has_more: {type: boolean}", "items: items, page: page, has_more: has_more"),
        (
            &["starting_after", "ending_before"],
            "has_more: {type: boolean}",
            "items: items, cursor: starting_after, item_cursor: id, has_more: has_more",
        ),
        (&["page"], "next: {type: string}, previous: {type: string}", "items: items, next_url: next"),
        (&["page"], "next_page_uri: {type: string}", "items: items, next_url: next_page_uri"),
        (
            &["q"],
            "links: {type: object, properties: {next: {type: string, format: uri}}}",
            "items: items, next_url: /links/next",
        ),
        (&["q"], "'@odata.nextLink': {type: string}", "items: items, next_url: @odata.nextLink"),
    ] {
        let whole = page(&format!("{items}, {properties}"));
        assert_eq!(proposed("get", names, &whole).as_deref(), Some(expected), "{properties}");
        assert_eq!(proposed("get", names, &page(properties)), None, "no list: {properties}");
        let is_found_without = expected.contains("next_url");
        assert_eq!(proposed("get", &["q"], &whole).is_some(), is_found_without, "{properties}");
    }
    let of_cursor = page(&format!("results: {{type: array, items: {{}}}}, {next_cursor}"));
    let expected = "items: results, cursor: start_cursor, next_cursor: next_cursor";
    assert_eq!(proposed("post", &["query", "start_cursor"], &of_cursor).as_deref(), Some(expected));
    for (name, properties) in
        [("page", items), ("offset", items), ("q", "items: {type: array, items: {}}, next_url: {type: string}")]
    {
        assert_eq!(proposed("post", &[name], &page(properties)), None, "{name} in a body may be anything");
    }
    let list = content("{type: array, items: {}}");
    assert_eq!(proposed("get", &["skip", "limit"], &list).as_deref(), Some("offset: skip"));
    let linked = format!("headers: {{link: {{schema: {{type: string}}}}}}, {list}");
    assert_eq!(proposed("get", &["page", "per_page"], &linked).as_deref(), Some("next_link: Link"));
    assert_eq!(proposed("get", &["cursor"], &page(items)), None, "no cursor of the next page");
    assert_eq!(proposed("get", &["starting_after"], &page(items)), None, "nothing says when it ends");
    assert_eq!(
        proposed("get", &["q"], &page(&format!("{items}, next: {{type: string}}"))),
        None,
        "a URL, or a cursor?"
    );
}
