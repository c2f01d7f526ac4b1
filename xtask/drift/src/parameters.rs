//! Parameters and headers compared.

use serde_json::Value;

use super::change::{Change, Context};
use super::comparison::{Comparison, Lone};
use super::kinds::{Kind, Kinds};
use super::model::{Bounded, Model, Schema};
use super::operations::{Entry, names_in};
use super::place::{Spot, as_bool};
use super::rules::{self, Direction};
use super::vocabulary::PARAMETER;

/// A parameter of an operation.
struct Parameter<'d> {
    /// What makes it the same parameter in another document: its place, and its name. A path's parameters have
    /// their position for a name.
    key: (&'d str, String),
    name: &'d str,
    /// As it stands in the operation, a reference perhaps.
    written: Spot<'d>,
    spot: Spot<'d>,
}

impl Parameter<'_> {
    fn subject(&self) -> String {
        format!("the {} parameter `{}`", self.key.0, self.name.replace('`', "'"))
    }
}

/// The parameters of an operation, those of its path included unless it has its own of that name.
fn parameters<'d>(model: &Model<'d>, entry: &Entry<'d>) -> Vec<Parameter<'d>> {
    let mut parameters: Vec<Parameter<'d>> = Vec::new();
    for written in entry.spot.items_of("parameters").chain(entry.item.items_of("parameters")) {
        let spot = model.resolve(&written);
        let place = spot.text("in").unwrap_or_default();
        let name = spot.text("name").unwrap_or_default();
        let position = names_in(entry.path).position(|known| known == name);
        let known_as = match (place, position) {
            ("path", Some(position)) => format!("{{{position}}}"),
            ("header", _) => name.to_ascii_lowercase(),
            _ => name.to_owned(),
        };
        let key = (place, known_as);
        if !parameters.iter().any(|known| known.key == key) {
            parameters.push(Parameter { key, name, written, spot });
        }
    }
    parameters
}

impl<'d> Comparison<'d> {
    pub(super) fn parameters(&mut self, old: &Entry<'d>, new: &Entry<'d>) -> Bounded<()> {
        let (before, after) = (parameters(&self.old, old), parameters(&self.new, new));
        self.old.budget.spend(before.len() * after.len())?;
        let context = Context::new(old.requests);
        for old_parameter in &before {
            let Some(new_parameter) = after.iter().find(|known| known.key == old_parameter.key) else {
                let change = Change::between(Some(&old_parameter.spot), None)
                    .or_at(None, Some(&new.spot))
                    .subject(old_parameter.subject());
                let lone = Lone::Old(&old_parameter.written);
                self.report_lone(&rules::PARAMETER_REMOVED, Some(context), lone, change);
                continue;
            };
            if old_parameter.name != new_parameter.name && old_parameter.key.0 == "path" {
                let name = |parameter: &Parameter<'d>| parameter.spot.get("name");
                let change = Change::between(name(old_parameter).as_ref(), name(new_parameter).as_ref())
                    .subject("A part of the path");
                self.report(&rules::PARAMETER_RENAMED, Some(context), change);
            }
            self.siblings(&old_parameter.written, &new_parameter.written);
            let (old_spot, new_spot) = (&old_parameter.spot, &new_parameter.spot);
            let place = old_parameter.key.0;
            let subject = new_parameter.subject();
            self.once("parameter", old_spot, new_spot, Some(context), |this| {
                this.presence(
                    old_spot,
                    new_spot,
                    &subject,
                    context,
                    (&rules::PARAMETER_BECAME_REQUIRED, &rules::PARAMETER_BECAME_OPTIONAL),
                );
                this.parameter(place, (old_spot, new_spot), &subject, context)
            })?;
        }
        for new_parameter in &after {
            if before.iter().any(|known| known.key == new_parameter.key) {
                continue;
            }
            let rule = match new_parameter.spot.is_true("required") {
                true => &rules::REQUIRED_PARAMETER_ADDED,
                false => &rules::PARAMETER_ADDED,
            };
            let change = Change::between(None, Some(&new_parameter.spot))
                .or_at(Some(&old.spot), None)
                .subject(new_parameter.subject());
            self.report_lone(rule, Some(context), Lone::New(&new_parameter.written), change);
        }
        Ok(())
    }

    /// Whether something must be there; the rules are for when it must now, and when it no longer must.
    pub(super) fn presence(
        &mut self,
        old: &Spot<'d>,
        new: &Spot<'d>,
        subject: &str,
        context: Context,
        (required, optional): (&'static rules::Rule, &'static rules::Rule),
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

    /// What a parameter and a header have in common.
    fn parameter(
        &mut self,
        place: &str,
        (old, new): (&Spot<'d>, &Spot<'d>),
        subject: &str,
        context: Context,
    ) -> Bounded<()> {
        self.text(&rules::DESCRIPTION_CHANGED, "description", old, new);
        let notes = (std::slice::from_ref(old), std::slice::from_ref(new));
        self.examples(notes, (Some(old), Some(new)));
        self.deprecation(old, new, subject);
        self.stray(PARAMETER, old, new);

        let (style_before, style_after) = (style(old, place), style(new, place));
        if style_before != style_after {
            let rule = match self.is_written_alike((old, new), place)? {
                true => &rules::STYLE_RESTATED,
                false => &rules::STYLE_CHANGED,
            };
            let at = |spot: &Spot<'d>| ["style", "explode", "allowReserved"].iter().find_map(|key| spot.get(key));
            let change = Change::at(at(old).as_ref(), at(new).as_ref())
                .or_at(Some(old), Some(new))
                .subject(subject)
                .values(Some(style_before.into()), Some(style_after.into()));
            self.report(rule, Some(context), change);
        }
        let rule = match (old.is_true("allowEmptyValue"), new.is_true("allowEmptyValue")) {
            (true, false) => Some(&rules::EMPTY_VALUE_FORBIDDEN),
            (false, true) => Some(&rules::EMPTY_VALUE_ALLOWED),
            _ => None,
        };
        if let Some(rule) = rule {
            let (before, after) = (old.get("allowEmptyValue"), new.get("allowEmptyValue"));
            let change = Change::between(before.as_ref(), after.as_ref()).or_at(Some(old), Some(new));
            self.report(rule, Some(context), change.subject(subject));
        }

        // With `content` the value is written as that media type says, with `schema` as text.
        let written_as = |spot: &Spot<'d>| spot.get("content");
        match (written_as(old), written_as(new)) {
            (None, None) => {
                let schema = |spot: &Spot<'d>| spot.get("schema").map(Schema::of).unwrap_or_default();
                self.schemas(schema(old), schema(new), (Some(old), Some(new)), context.textual())
            }
            (Some(_), Some(_)) => self.contents((old, new), context),
            (before, after) => {
                let told =
                    |content: &Option<Spot<'d>>| Some(Value::from(if content.is_some() { "content" } else { "text" }));
                let change = Change::at(before.as_ref(), after.as_ref())
                    .or_at(Some(old), Some(new))
                    .subject(subject)
                    .values(told(&before), told(&after));
                self.report(&rules::STYLE_CHANGED, Some(context), change);
                Ok(())
            }
        }
    }

    /// Whether two styles that differ only in `explode` come to the same for the kinds of value that there can be.
    fn is_written_alike(&self, (old, new): (&Spot<'d>, &Spot<'d>), place: &str) -> Bounded<bool> {
        let rest = |spot: &Spot<'d>| (style_name(spot, place).to_owned(), spot.is_true("allowReserved"));
        if rest(old) != rest(new) {
            return Ok(false);
        }
        let kinds = |model: &Model<'d>, spot: &Spot<'d>| match spot.get("schema") {
            Some(schema) => model.normal(&Schema::of(schema)).map(|normal| normal.kinds),
            None => Ok(Kinds::ALL),
        };
        let kinds = kinds(&self.old, old)?.with(kinds(&self.new, new)?);
        // The items of a list stand between commas either way.
        let lists_differ = kinds.has(Kind::Array) && style_name(old, place) != "simple";
        Ok(!kinds.has(Kind::Object) && !lists_differ)
    }

    /// The headers of a response, or of a part of a body.
    pub(super) fn headers(&mut self, old: &Spot<'d>, new: &Spot<'d>, direction: Direction) -> Bounded<()> {
        let context = Context::new(direction);
        let headers = |model: &Model<'d>, spot: &Spot<'d>| -> Vec<(String, Spot<'d>, Spot<'d>)> {
            let headers = spot.members_of("headers");
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
                    true => &rules::REQUIRED_HEADER_REMOVED,
                    false => &rules::HEADER_REMOVED,
                };
                let change = Change::between(Some(header), None).or_at(None, Some(new)).subject(subject);
                self.report_lone(rule, Some(context), Lone::Old(written), change);
                continue;
            };
            self.siblings(written, new_written);
            self.once("header", header, new_header, Some(context), |this| {
                this.presence(
                    header,
                    new_header,
                    &subject,
                    context,
                    (&rules::HEADER_BECAME_REQUIRED, &rules::HEADER_BECAME_OPTIONAL),
                );
                this.parameter("header", (header, new_header), &subject, context)
            })?;
        }
        for (name, written, header) in &after {
            if !before.iter().any(|(known, ..)| known == name) {
                let change = Change::between(None, Some(header))
                    .or_at(Some(old), None)
                    .subject(format!("the header `{}`", name.replace('`', "'")));
                self.report_lone(&rules::HEADER_ADDED, Some(context), Lone::New(written), change);
            }
        }
        Ok(())
    }

    /// What stands beside a `$ref`.
    pub(super) fn siblings(&mut self, old: &Spot<'d>, new: &Spot<'d>) {
        let others = |model: &Model<'d>, spot: &Spot<'d>| {
            let is_reference = model.target(spot).is_some();
            is_reference && spot.node.as_object().is_some_and(|members| members.len() > 1)
        };
        if !others(&self.old, old) && !others(&self.new, new) {
            return;
        }
        let is_reference = |model: &Model<'d>, spot: &Spot<'d>| model.target(spot).is_some();
        if is_reference(&self.old, old) && is_reference(&self.new, new) {
            for (key, rule) in [("summary", &rules::SUMMARY_CHANGED), ("description", &rules::DESCRIPTION_CHANGED)] {
                self.text(rule, key, old, new);
            }
            self.stray(super::vocabulary::REFERENCE, old, new);
        }
    }
}

/// The style of a parameter, the default of its place filled in.
fn style_name<'d>(parameter: &Spot<'d>, place: &str) -> &'d str {
    parameter.text("style").unwrap_or(match place {
        "query" | "cookie" => "form",
        _ => "simple",
    })
}

/// How a parameter is written, defaults filled in.
fn style(parameter: &Spot<'_>, place: &str) -> String {
    let style = style_name(parameter, place);
    let explode = parameter.value("explode").and_then(as_bool).unwrap_or(style == "form");
    let explode = if explode { ", exploded" } else { "" };
    let reserved = if parameter.is_true("allowReserved") { ", reserved characters kept" } else { "" };
    format!("{style}{explode}{reserved}")
}
