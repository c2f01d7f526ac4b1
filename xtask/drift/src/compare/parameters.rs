//! Compares parameters and headers.

use serde_json::Value;

use super::context::{Change, Context, ListForm};
use super::operations::Entry;
use super::{Comparison, OneSided};
use crate::normal_form::json_type::{JsonType, TypeSet};
use crate::normal_form::location::Located;
use crate::normal_form::{Bounded, Schema, SchemaIndex};
use crate::rules::{Direction, Rule, rules};
use crate::tolerance::Tolerated;
use webagent_codegen::openapi::objects::Object;
use webagent_codegen::openapi::parameter::template_names;

rules! {
    REQUIRED_PARAMETER_ADDED = "required-parameter-added" {
        Request: Breaking "{subject} is new and required; the client does not send it.",
        Response: Compatible "{subject} is new and always present; the client does not read it.",
    }
    PARAMETER_ADDED = "parameter-added" {
        Request: Compatible "{subject} is new and optional; the client does not send it.",
        Response: Compatible "{subject} is new; the client does not read it.",
    }
    PARAMETER_REMOVED = "parameter-removed" {
        Request: Breaking "{subject} was removed; what the client sends there is rejected or has no effect.",
        Response: Breaking "{subject} was removed; the client reads it.",
    }
    PARAMETER_RENAMED = "parameter-renamed" {
        Request: Compatible "{subject} is called {new} instead of {old}; the URL is the same, the argument has another name in a regenerated client.",
        Response: Compatible "{subject} is called {new} instead of {old}; the URL is the same.",
    }
    PARAMETER_BECAME_REQUIRED = "parameter-became-required" {
        Request: Breaking "{subject} is required now; the client may omit it.",
        Response: Compatible "{subject} is always present now.",
    }
    PARAMETER_BECAME_OPTIONAL = "parameter-became-optional" {
        Request: Compatible "{subject} is optional now.",
        Response: Breaking "{subject} may be missing now; the client requires it.",
    }
    STYLE_CHANGED = "style-changed" {
        Request: Breaking "{subject} is serialized as {new} instead of {old}; the server cannot read what the client sends.",
        Response: Breaking "{subject} is serialized as {new} instead of {old}; the client cannot read it.",
    }
    STYLE_RESTATED = "style-restated" {
        Both: Docs "{subject} is serialized as {new} instead of {old}, which is equivalent for its type.",
    }
    EMPTY_VALUE_FORBIDDEN = "empty-value-forbidden" {
        Request: Breaking "{subject} may no longer be empty; the client may send an empty value.",
        Response: Compatible "{subject} is never empty now.",
    }
    EMPTY_VALUE_ALLOWED = "empty-value-allowed" {
        Request: Compatible "{subject} may be empty now.",
        Response: Breaking "{subject} may be empty now; the client does not expect that.",
    }
    REQUIRED_HEADER_REMOVED = "required-header-removed" {
        Both: Breaking "{subject} was removed from every response; code that reads it fails.",
    }
    HEADER_REMOVED = "header-removed" {
        Both: Compatible "{subject} was removed; it was optional.",
    }
    HEADER_ADDED = "header-added" {
        Both: Compatible "{subject} is new; the client does not read it.",
    }
    HEADER_BECAME_OPTIONAL = "header-became-optional" {
        Both: Compatible "{subject} may be missing now; the client passes headers on unchanged.",
    }
    HEADER_BECAME_REQUIRED = "header-became-required" {
        Both: Compatible "{subject} is always present now.",
    }
}

/// A parameter of an operation.
struct Parameter<'d> {
    /// The identity of the parameter across documents: `in` and name. Path parameters are identified by position.
    key: (&'d str, String),
    name: &'d str,
    /// The parameter in the operation, possibly a reference.
    written: Located<'d>,
    located: Located<'d>,
}

impl Parameter<'_> {
    fn subject(&self) -> String {
        format!("the {} parameter `{}`", self.key.0, self.name.replace('`', "'"))
    }
}

/// Returns the parameters of an operation, including those of its path that it does not override.
fn parameters<'d>(model: &SchemaIndex<'d>, entry: &Entry<'d>) -> Vec<Parameter<'d>> {
    let mut parameters: Vec<Parameter<'d>> = Vec::new();
    for written in entry.located.items_of("parameters").chain(entry.item.items_of("parameters")) {
        let located = model.resolve(&written);
        let place = located.text("in").unwrap_or_default();
        let name = located.text("name").unwrap_or_default();
        let position = template_names(entry.path).position(|known| known == name);
        let known_as = match (place, position) {
            ("path", Some(position)) => format!("{{{position}}}"),
            ("header", _) => name.to_ascii_lowercase(),
            _ => name.to_owned(),
        };
        let key = (place, known_as);
        if !parameters.iter().any(|known| known.key == key) {
            parameters.push(Parameter { key, name, written, located });
        }
    }
    parameters
}

impl<'d> Comparison<'d> {
    pub(super) fn parameters(&mut self, old: &Entry<'d>, new: &Entry<'d>) -> Bounded<()> {
        let (before, after) = (parameters(&self.old, old), parameters(&self.new, new));
        self.old.budget.spend(before.len() * after.len())?;
        let context = old.context();
        for old_parameter in &before {
            let Some(new_parameter) = after.iter().find(|known| known.key == old_parameter.key) else {
                let change = Change::between(Some(&old_parameter.located), None)
                    .or_at(None, Some(&new.located))
                    .subject(old_parameter.subject());
                let lone = OneSided::Old(&old_parameter.written);
                self.report_one_sided(&PARAMETER_REMOVED, Some(context), lone, change);
                continue;
            };
            if old_parameter.name != new_parameter.name && old_parameter.key.0 == "path" {
                let name = |parameter: &Parameter<'d>| parameter.located.get("name");
                let change = Change::between(name(old_parameter).as_ref(), name(new_parameter).as_ref())
                    .subject("A part of the path");
                self.report(&PARAMETER_RENAMED, Some(context), change);
            }
            self.siblings(&old_parameter.written, &new_parameter.written);
            let (old_spot, new_spot) = (&old_parameter.located, &new_parameter.located);
            let place = old_parameter.key.0;
            let subject = new_parameter.subject();
            self.once("parameter", old_spot, new_spot, Some(context), |this| {
                this.presence(
                    old_spot,
                    new_spot,
                    &subject,
                    context,
                    (&PARAMETER_BECAME_REQUIRED, &PARAMETER_BECAME_OPTIONAL),
                );
                this.parameter(place, (old_spot, new_spot), &subject, context)
            })?;
        }
        for new_parameter in &after {
            if before.iter().any(|known| known.key == new_parameter.key) {
                continue;
            }
            let rule = match new_parameter.located.is_true("required") {
                true => &REQUIRED_PARAMETER_ADDED,
                false => &PARAMETER_ADDED,
            };
            let change = Change::between(None, Some(&new_parameter.located))
                .or_at(Some(&old.located), None)
                .subject(new_parameter.subject());
            self.report_one_sided(rule, Some(context), OneSided::New(&new_parameter.written), change);
        }
        Ok(())
    }

    /// Compares whether something is required.
    pub(super) fn presence(
        &mut self,
        old: &Located<'d>,
        new: &Located<'d>,
        subject: &str,
        context: Context,
        (required, optional): (&'static Rule, &'static Rule),
    ) {
        let rule = match (old.is_true("required"), new.is_true("required")) {
            (false, true) => required,
            (true, false) => optional,
            _ => return,
        };
        let (before, after) = (old.get("required"), new.get("required"));
        let change = Change::between(before.as_ref(), after.as_ref()).or_at(Some(old), Some(new));
        self.report(rule, Some(context), change.subject(subject));
    }

    /// Compares the fields that parameters and headers have in common.
    fn parameter(
        &mut self,
        place: &str,
        (old, new): (&Located<'d>, &Located<'d>),
        subject: &str,
        context: Context,
    ) -> Bounded<()> {
        self.text(&super::annotations::DESCRIPTION_CHANGED, "description", old, new);
        let notes = (std::slice::from_ref(old), std::slice::from_ref(new));
        self.examples(notes, (Some(old), Some(new)));
        self.deprecation(old, new, subject);
        self.other_members(Object::Parameter, old, new);

        let (style_before, style_after) = (style(old, place), style(new, place));
        if style_before != style_after {
            let rule = match self.is_written_alike((old, new), place, context.direction)? {
                true => &STYLE_RESTATED,
                false => &STYLE_CHANGED,
            };
            let at =
                |located: &Located<'d>| ["style", "explode", "allowReserved"].iter().find_map(|key| located.get(key));
            let change = Change::at(at(old).as_ref(), at(new).as_ref())
                .or_at(Some(old), Some(new))
                .subject(subject)
                .values(Some(style_before.into()), Some(style_after.into()));
            self.report(rule, Some(context), change);
        }
        let rule = match (old.is_true("allowEmptyValue"), new.is_true("allowEmptyValue")) {
            (true, false) => Some(&EMPTY_VALUE_FORBIDDEN),
            (false, true) => Some(&EMPTY_VALUE_ALLOWED),
            _ => None,
        };
        if let Some(rule) = rule {
            let (before, after) = (old.get("allowEmptyValue"), new.get("allowEmptyValue"));
            let change = Change::between(before.as_ref(), after.as_ref()).or_at(Some(old), Some(new));
            self.report(rule, Some(context), change.subject(subject));
        }

        // With `content` the media type defines the serialization; with `schema` the value is serialized as text.
        let written_as = |located: &Located<'d>| located.get("content");
        match (written_as(old), written_as(new)) {
            (None, None) => {
                let schema = |located: &Located<'d>| located.get("schema").map(Schema::of).unwrap_or_default();
                let context = Context { list: list_form(new, place), ..context.string_encoded() };
                self.schemas(schema(old), schema(new), (Some(old), Some(new)), context)
            }
            (Some(_), Some(_)) => self.contents((old, new), context),
            (before, after) => {
                let rendered = |content: &Option<Located<'d>>| {
                    Some(Value::from(if content.is_some() { "content" } else { "text" }))
                };
                let change = Change::at(before.as_ref(), after.as_ref())
                    .or_at(Some(old), Some(new))
                    .subject(subject)
                    .values(rendered(&before), rendered(&after));
                self.report(&STYLE_CHANGED, Some(context), change);
                Ok(())
            }
        }
    }

    /// Returns whether two styles are equivalent for the types that are sent.
    fn is_written_alike(
        &self,
        (old, new): (&Located<'d>, &Located<'d>),
        place: &str,
        direction: Direction,
    ) -> Bounded<bool> {
        // All of these serialize a single value alike.
        let plain =
            |located: &Located<'d>| matches!(style_name(located, place), "form" | "spaceDelimited" | "pipeDelimited");
        let has_same_style = style_name(old, place) == style_name(new, place);
        if old.is_true("allowReserved") != new.is_true("allowReserved") || !(has_same_style || plain(old) && plain(new))
        {
            return Ok(false);
        }
        let kinds = |model: &SchemaIndex<'d>, located: &Located<'d>| match located.get("schema") {
            Some(schema) => model.normal(&Schema::of(schema)).map(|normal| normal.kinds),
            None => Ok(TypeSet::ALL),
        };
        let kinds = match direction {
            Direction::Request => kinds(&self.old, old)?,
            Direction::Response => kinds(&self.new, new)?,
            Direction::Both => kinds(&self.old, old)?.or(kinds(&self.new, new)?),
        };
        // Both separate the items of a list with commas.
        let lists_differ = kinds.has(JsonType::Array) && !(has_same_style && style_name(old, place) == "simple");
        Ok(!kinds.has(JsonType::Object) && !lists_differ)
    }

    /// Compares the headers of a response or of a part of a body.
    pub(super) fn headers(&mut self, old: &Located<'d>, new: &Located<'d>, context: Context) -> Bounded<()> {
        // Header values are not decoded.
        let values = context.client_tolerating(Tolerated::Header);
        let headers = |model: &SchemaIndex<'d>, located: &Located<'d>| -> Vec<(String, Located<'d>, Located<'d>)> {
            let headers = located.members_of("headers");
            headers
                .map(|(name, written)| (name.to_ascii_lowercase(), written.clone(), model.resolve(&written)))
                .collect()
        };
        let (before, after) = (headers(&self.old, old), headers(&self.new, new));
        self.old.budget.spend(before.len() * after.len())?;
        for (name, written, header) in &before {
            let subject = format!("the header `{}`", name.replace('`', "'"));
            let Some((_, new_written, new_header)) = after.iter().find(|(known, ..)| known == name) else {
                let rule = match header.is_true("required") {
                    true => &REQUIRED_HEADER_REMOVED,
                    false => &HEADER_REMOVED,
                };
                let change = Change::between(Some(header), None).or_at(None, Some(new)).subject(subject);
                self.report_one_sided(rule, Some(context), OneSided::Old(written), change);
                continue;
            };
            self.siblings(written, new_written);
            self.once("header", header, new_header, Some(context), |this| {
                let rules = (&HEADER_BECAME_REQUIRED, &HEADER_BECAME_OPTIONAL);
                this.presence(header, new_header, &subject, values, rules);
                this.parameter("header", (header, new_header), &subject, values)
            })?;
        }
        for (name, written, header) in &after {
            if !before.iter().any(|(known, ..)| known == name) {
                let change = Change::between(None, Some(header))
                    .or_at(Some(old), None)
                    .subject(format!("the header `{}`", name.replace('`', "'")));
                self.report_one_sided(&HEADER_ADDED, Some(context), OneSided::New(written), change);
            }
        }
        Ok(())
    }

    /// Compares the fields next to a `$ref`.
    pub(super) fn siblings(&mut self, old: &Located<'d>, new: &Located<'d>) {
        let others = |model: &SchemaIndex<'d>, located: &Located<'d>| {
            let is_reference = model.target(located).is_some();
            is_reference && located.node.as_object().is_some_and(|members| members.len() > 1)
        };
        if !others(&self.old, old) && !others(&self.new, new) {
            return;
        }
        let is_reference = |model: &SchemaIndex<'d>, located: &Located<'d>| model.target(located).is_some();
        if is_reference(&self.old, old) && is_reference(&self.new, new) {
            for (key, rule) in [
                ("summary", &super::annotations::SUMMARY_CHANGED),
                ("description", &super::annotations::DESCRIPTION_CHANGED),
            ] {
                self.text(rule, key, old, new);
            }
            self.other_members(Object::Reference, old, new);
        }
    }
}

/// Returns the style of a parameter or its default.
fn style_name<'d>(parameter: &Located<'d>, place: &str) -> &'d str {
    parameter.text("style").unwrap_or(match place {
        "query" | "cookie" => "form",
        _ => "simple",
    })
}

/// Returns how a parameter serializes a list.
fn list_form(parameter: &Located<'_>, place: &str) -> ListForm {
    match (place, style_name(parameter, place), is_exploded(parameter, place)) {
        ("query" | "cookie", "form", true) => ListForm::Repeated,
        (_, "form" | "simple", _) => ListForm::Separated(','),
        ("query", "spaceDelimited", false) => ListForm::Separated(' '),
        ("query", "pipeDelimited", false) => ListForm::Separated('|'),
        _ => ListForm::Other,
    }
}

fn is_exploded(parameter: &Located<'_>, place: &str) -> bool {
    let style = style_name(parameter, place);
    parameter.value("explode").and_then(|explode| explode.as_bool()).unwrap_or(style == "form")
}

/// Describes the serialization of a parameter, including defaults.
fn style(parameter: &Located<'_>, place: &str) -> String {
    let style = style_name(parameter, place);
    let explode = if is_exploded(parameter, place) { ", exploded" } else { "" };
    let reserved = if parameter.is_true("allowReserved") { ", reserved characters kept" } else { "" };
    format!("{style}{explode}{reserved}")
}
