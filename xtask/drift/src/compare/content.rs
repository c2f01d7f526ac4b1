//! Compares bodies, media types and responses.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::context::{Change, Context};
use super::{Comparison, OneSided};
use crate::normal_form::json_type::JsonType;
use crate::normal_form::json_value::{canonical_json, equal};
use crate::normal_form::location::Located;
use crate::normal_form::{Bounded, Schema, SchemaIndex, TypeConstraints};
use crate::rules::{Rule, rules};
use crate::tolerance::Tolerated;
use webagent_codegen::openapi::extensions::is_own;
use webagent_codegen::openapi::media_type::is_json;
use webagent_codegen::openapi::objects::Object;

rules! {
    LINK_CHANGED = "link-changed" {
        Both: Compatible "{subject} was {old} and is {new}; the client does not follow links.",
    }
    REQUIRED_BODY_ADDED = "required-body-added" {
        Request: Breaking "{subject} is new and required; the client does not send one.",
        Response: Compatible "{subject} is new.",
    }
    BODY_ADDED = "body-added" {
        Request: Compatible "{subject} is new and optional; the client does not send it.",
        Response: Compatible "{subject} is new; the client does not read it.",
    }
    BODY_REMOVED = "body-removed" {
        Request: Breaking "{subject} was removed; what the client sends there is rejected or has no effect.",
        Response: Breaking "{subject} was removed; the client reads it.",
    }
    BODY_BECAME_REQUIRED = "body-became-required" {
        Request: Breaking "{subject} is required now; the client may omit it.",
        Response: Compatible "{subject} is always present now.",
    }
    BODY_BECAME_OPTIONAL = "body-became-optional" {
        Request: Compatible "{subject} is optional now.",
        Response: Breaking "{subject} may be missing now; the client requires it.",
    }
    MEDIA_TYPE_REMOVED = "media-type-removed" {
        Request: Breaking "{subject} is no longer accepted; the client may send it.",
        Response: Breaking "{subject} is no longer offered; the client may request it.",
    }
    MEDIA_TYPE_ADDED = "media-type-added" {
        Request: Compatible "{subject} is also accepted.",
        Response: Compatible "{subject} is also offered; the client does not request it.",
    }
    MEDIA_TYPE_NARROWED = "media-type-narrowed" {
        Request: Breaking "Only {new}, a part of {old}, is still accepted; the client may send another type.",
        Response: Compatible "Responses have only {new} now, a part of {old}.",
    }
    MEDIA_TYPE_WIDENED = "media-type-widened" {
        Request: Compatible "{new} is accepted now, which includes {old}.",
        Response: Breaking "The response may be {new} instead of {old}; the client may not be able to read it.",
    }
    ENCODING_CHANGED = "encoding-changed" {
        Request: Breaking "{subject} was {old} and is {new}: the encoding of the parts of the body differs.",
        Response: Breaking "{subject} was {old} and is {new}: the encoding of the parts of the body differs.",
    }
    ENCODING_RESTATED = "encoding-restated" {
        Both: Docs "{subject} was {old} and is {new}, which is equivalent.",
    }
    SUCCESS_STATUS_REMOVED = "success-status-removed" {
        Both: Breaking "{subject} was removed, and no other success is described; the client cannot read the new response.",
    }
    SUCCESS_STATUS_GENERALIZED = "success-status-generalized" {
        Both: Compatible "{subject} is part of {new} now.",
    }
    SUCCESS_STATUS_NARROWED = "success-status-narrowed" {
        Both: Compatible "{subject} was replaced by {new}, which is a part of it.",
    }
    SUCCESS_STATUS_REPLACED = "success-status-replaced" {
        Both: Compatible "{subject} was replaced by {new}; the client treats every 2xx status as a success.",
    }
    SUCCESS_STATUS_UNREADABLE = "success-status-unreadable" {
        Both: Breaking "{subject} is new ({old}); the client cannot decode it and returns an error, although the server processed the request.",
    }
    SUCCESS_STATUS_SPECIFIED = "success-status-specified" {
        Both: Compatible "{subject} is described separately now; the client reads it as {old}.",
    }
    SUCCESS_STATUS_ADDED = "success-status-added" {
        Both: Compatible "{subject} is new; the client treats every 2xx status as a success and can read this one.",
    }
    ERROR_STATUS_REMOVED = "error-status-removed" {
        Both: Compatible "{subject} was removed; the client no longer receives it.",
    }
    ERROR_STATUS_SPECIFIED = "error-status-specified" {
        Both: Docs "{subject} is described separately now; the client reports it as an error like any {old}.",
    }
    ERROR_STATUS_ADDED = "error-status-added" {
        Both: Compatible "{subject} is new; the client reports it as an error either way.",
    }
}

impl<'d> Comparison<'d> {
    pub(super) fn request_bodies(&mut self, old: &Located<'d>, new: &Located<'d>, context: Context) -> Bounded<()> {
        let subject = "the request body";
        let (before, after) = (old.get("requestBody"), new.get("requestBody"));
        match (before, after) {
            (None, None) => Ok(()),
            (Some(written), None) => {
                let change = Change::at(Some(&written), Some(new)).subject(subject);
                self.report_one_sided(&BODY_REMOVED, Some(context), OneSided::Old(&written), change);
                Ok(())
            }
            (None, Some(written)) => {
                let rule = match self.new.resolve(&written).is_true("required") {
                    true => &REQUIRED_BODY_ADDED,
                    false => &BODY_ADDED,
                };
                let change = Change::at(Some(old), Some(&written)).subject(subject);
                self.report_one_sided(rule, Some(context), OneSided::New(&written), change);
                Ok(())
            }
            (Some(before), Some(after)) => {
                self.siblings(&before, &after);
                let (before, after) = (self.old.resolve(&before), self.new.resolve(&after));
                self.once("request body", &before, &after, Some(context), |this| {
                    this.text(&super::annotations::DESCRIPTION_CHANGED, "description", &before, &after);
                    this.other_members(Object::RequestBody, &before, &after);
                    let rules = (&BODY_BECAME_REQUIRED, &BODY_BECAME_OPTIONAL);
                    this.presence(&before, &after, subject, context, rules);
                    this.contents((&before, &after), context)
                })
            }
        }
    }

    /// Compares the media types of a body.
    pub(super) fn contents(&mut self, (old, new): (&Located<'d>, &Located<'d>), context: Context) -> Bounded<()> {
        let types = |located: &Located<'d>| -> BTreeMap<String, Located<'d>> {
            let content = located.members_of("content").filter(|(name, _)| !name.starts_with("x-"));
            content.map(|(name, media_type)| (media_type_key(name), media_type)).collect()
        };
        let (before, after) = (types(old), types(new));
        for (name, media_type) in &before {
            if let Some(other) = after.get(name) {
                self.media_types(name, (media_type, other), of_media_type(context, name))?;
                continue;
            }
            // The same media type as a range, or as one in the range.
            let wider = after.iter().find(|(other, _)| includes(other, name));
            let narrower = after.iter().find(|(other, _)| includes(name, other));
            let (rule, other) = match (wider, narrower) {
                (Some(other), _) => (&MEDIA_TYPE_WIDENED, other),
                (None, Some(other)) => (&MEDIA_TYPE_NARROWED, other),
                (None, None) => {
                    let change = Change::at(Some(media_type), None)
                        .or_at(None, Some(new))
                        .values(Some(name.as_str().into()), None);
                    let lone = OneSided::Old(media_type);
                    let context = match before.keys().any(|name| is_json(name)) && !is_json(name) {
                        true => context.client_tolerating(Tolerated::NotRequested),
                        false => context,
                    };
                    self.report_one_sided(&MEDIA_TYPE_REMOVED, Some(context), lone, change);
                    continue;
                }
            };
            let change = Change::at(Some(media_type), Some(other.1))
                .values(Some(name.as_str().into()), Some(other.0.as_str().into()));
            self.report(rule, Some(context), change);
            self.media_types(name, (media_type, other.1), of_media_type(context, name))?;
        }
        for (name, media_type) in &after {
            let is_known = before.keys().any(|other| other == name || includes(other, name) || includes(name, other));
            if !is_known {
                let change =
                    Change::at(None, Some(media_type)).or_at(Some(old), None).values(None, Some(name.as_str().into()));
                let lone = OneSided::New(media_type);
                self.report_one_sided(&MEDIA_TYPE_ADDED, Some(context), lone, change);
            }
        }
        if let (Some(old), Some(new)) = (old.get("content"), new.get("content")) {
            self.extensions(&old, &new);
        }
        Ok(())
    }

    fn media_types(&mut self, name: &str, (old, new): (&Located<'d>, &Located<'d>), context: Context) -> Bounded<()> {
        let (old, new) = (self.old.resolve(old), self.new.resolve(new));
        self.once("media type", &old, &new, Some(context), |this| {
            this.other_members(Object::MediaType, &old, &new);
            let notes = (std::slice::from_ref(&old), std::slice::from_ref(&new));
            this.examples(notes, (Some(&old), Some(&new)));
            let schema = |located: &Located<'d>| located.get("schema").map(Schema::of).unwrap_or_default();
            let is_form = FormKind::of(name).is_some() && !old.has("encoding") && !new.has("encoding");
            this.schemas(schema(&old), schema(&new), (Some(&old), Some(&new)), Context { is_form, ..context })?;
            this.encodings(FormKind::of(name), (&old, &new), context)
        })
    }

    /// Compares the serialization of the parts of a body. Added and removed bodies are reported elsewhere.
    fn encodings(
        &mut self,
        form: Option<FormKind>,
        (old, new): (&Located<'d>, &Located<'d>),
        context: Context,
    ) -> Bounded<()> {
        let names = [old, new].into_iter().flat_map(|located| located.members_of("encoding")).map(|(name, _)| name);
        let names: BTreeSet<&str> = names.collect();
        if names.is_empty() {
            return Ok(());
        }
        let (fields_before, fields_after) = (self.old.properties_of(old)?, self.new.properties_of(new)?);
        for name in names {
            let (field_before, field_after) = (fields_before.get(name), fields_after.get(name));
            if field_before.is_some() != field_after.is_some() {
                continue;
            }
            // A schema without such a property serializes none; one without listed properties may have any.
            let is_written = field_before.is_some() || fields_before.is_empty() && fields_after.is_empty();
            let form = form.filter(|_| is_written);
            let field_before = FormField::of(&self.old, form, field_before)?;
            let field_after = FormField::of(&self.new, form, field_after)?;
            let encoding = |located: &Located<'d>| located.get("encoding").and_then(|all| all.get(name));
            let (before, after) = (encoding(old), encoding(new));
            let keys = [&before, &after].into_iter().flatten().flat_map(Located::members).map(|(key, _)| key);
            let keys: BTreeSet<&str> = keys.filter(|key| !is_own(key)).collect();
            let (mut differs, mut is_restated) = (false, false);
            for key in keys {
                let member = |encoding: &Option<Located<'d>>| encoding.as_ref().and_then(|encoding| encoding.get(key));
                let (one, other) = (member(&before), member(&after));
                let is_same = one.as_ref().zip(other.as_ref()).is_some_and(|(one, other)| equal(one.node, other.node));
                if let ("headers", Some(before), Some(after)) = (key, &before, &after) {
                    self.headers(before, after, context)?;
                    continue;
                }
                match key {
                    _ if is_same => {}
                    key if key.starts_with("x-") => {
                        let change = Change::between(one.as_ref(), other.as_ref());
                        let change = change.or_at(before.as_ref().or(Some(old)), after.as_ref().or(Some(new)));
                        self.report(&super::annotations::EXTENSION_CHANGED, Some(context), change);
                    }
                    key => {
                        let written = |field: &FormField, encoding: &Option<Located<'d>>| {
                            (field.written(encoding.as_ref(), key), field.spelled_out(encoding.as_ref(), key))
                        };
                        let (one, other) = (written(&field_before, &before), written(&field_after, &after));
                        differs |= one.0 != other.0;
                        is_restated |= one.1 != other.1;
                    }
                }
            }
            let rule = match (differs, is_restated) {
                (true, _) => &ENCODING_CHANGED,
                (false, true) => &ENCODING_RESTATED,
                (false, false) => continue,
            };
            let change = Change::between(before.as_ref(), after.as_ref()).or_at(Some(old), Some(new));
            let subject = format!("The encoding of `{}`", name.replace('`', "'"));
            self.report(rule, Some(context), change.subject(subject));
        }
        Ok(())
    }

    pub(super) fn responses(&mut self, old: &Located<'d>, new: &Located<'d>, context: Context) -> Bounded<()> {
        let responses = |located: &Located<'d>| -> Responses<'d> {
            let all = located.members_of("responses").filter(|(status, _)| !status.starts_with("x-"));
            all.map(|(status, response)| (status.to_ascii_uppercase(), response)).collect()
        };
        let (before, after) = (responses(old), responses(new));
        let mut replaced = None;
        for (status, response) in &before {
            if let Some(other) = after.get(status) {
                self.response(response, other, of_status(context, status, &before))?;
            } else if !self.ignores(OneSided::Old(response)) {
                let rule = self.status_removed((status, response), (&before, &after), new, context)?;
                if std::ptr::eq(rule, &SUCCESS_STATUS_REPLACED) {
                    replaced = Some(response);
                }
            }
        }
        for (status, response) in &after {
            if !before.contains_key(status) && !self.ignores(OneSided::New(response)) {
                self.status_added((status, response), (&before, &after), replaced, old, context)?;
            }
        }
        if let (Some(old), Some(new)) = (old.get("responses"), new.get("responses")) {
            self.extensions(&old, &new);
        }
        Ok(())
    }

    /// Reports a removed status; returns the rule.
    fn status_removed(
        &mut self,
        (status, response): (&String, &Located<'d>),
        (before, after): (&Responses<'d>, &Responses<'d>),
        new: &Located<'d>,
        context: Context,
    ) -> Bounded<&'static Rule> {
        let general = covering(status, after);
        // A range that this project added covers each status in it.
        if let (false, Some((_, general))) = (is_success(status, before), general)
            && self.ignores(OneSided::New(general))
        {
            return Ok(&ERROR_STATUS_REMOVED);
        }
        let is_case = |other: &&String| {
            let covering = covering(other, before).filter(|_| !before.contains_key(*other));
            is_success(other, after) && covering.is_some_and(|(known, _)| known == status)
        };
        let cases: Vec<Value> = after.keys().filter(is_case).map(|other| rendered(other)).collect();
        let others = after.keys().filter(|other| is_success(other, after) && context.is_read_by_client());
        let others: Vec<Value> = others.map(|other| rendered(other)).collect();
        let (rule, new_value) = match (is_success(status, before), general) {
            (true, Some((general, _))) => (&SUCCESS_STATUS_GENERALIZED, Some(rendered(general))),
            (true, None) if !cases.is_empty() => (&SUCCESS_STATUS_NARROWED, Some(cases.into())),
            (true, None) if !others.is_empty() => (&SUCCESS_STATUS_REPLACED, Some(others.into())),
            (true, None) => (&SUCCESS_STATUS_REMOVED, None),
            (false, general) => (&ERROR_STATUS_REMOVED, general.map(|(general, _)| rendered(general))),
        };
        let change = Change::at(Some(response), None)
            .or_at(None, new.get("responses").as_ref().or(Some(new)))
            .values(Some(rendered(status)), new_value);
        self.report(rule, None, change);
        if let Some((_, general)) = general
            && !self.new.is_ours(general)
        {
            self.response(response, general, of_status(context, status, before))?;
        }
        Ok(rule)
    }

    /// Reports an added status and compares it with the response as which the client decodes it.
    fn status_added(
        &mut self,
        (status, response): (&String, &Located<'d>),
        (before, after): (&Responses<'d>, &Responses<'d>),
        replaced: Option<&Located<'d>>,
        old: &Located<'d>,
        context: Context,
    ) -> Bounded<()> {
        let is_good = is_success(status, after);
        let takes_in_what_was_there = |known: &String| {
            let general = covering(known, after).filter(|_| !after.contains_key(known));
            is_success(known, before) && general.is_some_and(|(general, _)| general == status)
        };
        // Reported with the removed status.
        if is_good && before.keys().any(takes_in_what_was_there) {
            return Ok(());
        }
        let general = covering(status, before);
        let change = |old_value: Option<Value>, new_value: Option<Value>| {
            Change::at(None, Some(response))
                .or_at(old.get("responses").as_ref().or(Some(old)), None)
                .values(old_value, new_value)
        };
        let known = general.filter(|(general, _)| is_good == is_success(general, before));
        match (is_good, known) {
            // A range that this project added covers each status in it.
            (false, Some((_, general))) if self.old.is_ours(general) => {
                self.ignores(OneSided::Old(general));
            }
            // If the range was removed, that has been reported.
            (_, Some((general, _))) if after.contains_key(general) => {
                let rule = if is_good { &SUCCESS_STATUS_SPECIFIED } else { &ERROR_STATUS_SPECIFIED };
                self.report(rule, None, change(Some(rendered(general)), Some(rendered(status))));
            }
            (true, Some(_)) => {}
            (false, _) => self.report(&ERROR_STATUS_ADDED, None, change(None, Some(rendered(status)))),
            (true, None) => {
                let known: Vec<&Located<'d>> = before
                    .iter()
                    .filter(|(status, _)| is_success(status, before))
                    .map(|(_, response)| response)
                    .collect();
                if let Some(replaced) = replaced {
                    return self.response(replaced, response, of_status(context, status, after));
                }
                let problem = match context.is_read_by_client() {
                    true => self.undecodable_response(&known, response)?,
                    false => None,
                };
                match problem {
                    None => self.report(&SUCCESS_STATUS_ADDED, None, change(None, Some(rendered(status)))),
                    Some(problem) => {
                        let change = change(Some(problem.into()), Some(rendered(status)));
                        self.report(&SUCCESS_STATUS_UNREADABLE, None, change);
                    }
                }
            }
        }
        // The client decodes it as the range or default that covered it before.
        match general {
            Some((_, general)) if !self.old.is_ours(general) => {
                self.response(general, response, of_status(context, status, after))
            }
            _ => Ok(()),
        }
    }

    /// Returns why the client cannot decode a response as any that it knows, or `None` if it can.
    fn undecodable_response(&mut self, known: &[&Located<'d>], new: &Located<'d>) -> Bounded<Option<String>> {
        let new = self.new.resolve(new);
        let new_body = json_schema(&new);
        let mut first = None;
        for old in known {
            let old = self.old.resolve(old);
            let problem = match (json_schema(&old), &new_body) {
                (Some(old), Some(new)) => self.undecodable(&old, new)?,
                (Some(_), None) => Some("it has no JSON body".to_owned()),
                // The client ignores the body or passes it on unchanged.
                (None, _) => None,
            };
            match problem {
                None => return Ok(None),
                problem => first = first.or(problem),
            }
        }
        Ok(first)
    }

    fn response(&mut self, old: &Located<'d>, new: &Located<'d>, context: Context) -> Bounded<()> {
        self.siblings(old, new);
        let (old, new) = (self.old.resolve(old), self.new.resolve(new));
        self.once("response", &old, &new, Some(context), |this| {
            this.text(&super::annotations::SUMMARY_CHANGED, "summary", &old, &new);
            this.text(&super::annotations::DESCRIPTION_CHANGED, "description", &old, &new);
            this.other_members(Object::Response, &old, &new);
            this.headers(&old, &new, context)?;
            this.links(&old, &new);
            this.contents((&old, &new), context)
        })
    }

    fn links(&mut self, old: &Located<'d>, new: &Located<'d>) {
        let link = |model: &SchemaIndex<'d>, located: &Located<'d>, name: &str| {
            located.get("links")?.get(name).map(|link| model.resolve(&link))
        };
        let names = [old, new].into_iter().flat_map(|located| located.members_of("links")).map(|(name, _)| name);
        let names: BTreeSet<&str> = names.collect();
        for name in names {
            let (before, after) = (link(&self.old, old, name), link(&self.new, new, name));
            let text = |located: &Option<Located<'d>>| located.as_ref().map(|located| canonical_json(located.node));
            if text(&before) != text(&after) {
                let change = Change::between(before.as_ref(), after.as_ref()).or_at(Some(old), Some(new));
                self.report(&LINK_CHANGED, None, change);
            }
        }
    }
}

/// Responses, by status.
type Responses<'d> = BTreeMap<String, Located<'d>>;

/// Returns whether the client treats a status as success. Without a 2XX response, `default` describes success; without
/// that, redirects do.
fn is_success(status: &str, all: &Responses<'_>) -> bool {
    match status {
        redirect if redirect.starts_with('3') => !all.keys().any(|status| status.starts_with(['2', 'D'])),
        "DEFAULT" => !all.keys().any(|status| status.starts_with('2')),
        status => status.starts_with('2'),
    }
}

/// Returns the context of a response: the client does not decode error bodies.
fn of_status(context: Context, status: &str, all: &Responses<'_>) -> Context {
    match is_success(status, all) {
        true => context,
        false => context.client_tolerating(Tolerated::ErrorBody),
    }
}

/// Returns the context of a body: the client decodes JSON only.
fn of_media_type(context: Context, name: &str) -> Context {
    let context = Context { is_xml: name.contains("xml") || name.contains('*'), ..context };
    match is_json(name) || name.contains('*') {
        true => context,
        false => context.client_tolerating(Tolerated::RawBody),
    }
}

/// Returns the media types whose parts have encodings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FormKind {
    UrlEncoded,
    Multipart,
}

impl FormKind {
    fn of(media_type: &str) -> Option<Self> {
        match media_type.split(';').next().unwrap_or_default().trim() {
            "application/x-www-form-urlencoded" => Some(Self::UrlEncoded),
            name if name.starts_with("multipart/") => Some(Self::Multipart),
            _ => None,
        }
    }
}

/// The properties of a form field that affect its serialization.
struct FormField {
    form: Option<FormKind>,
    /// It has a single value, which all styles serialize alike.
    is_single: bool,
    /// The default media type of the part.
    media_type: &'static str,
}

impl FormField {
    fn of<'d>(model: &SchemaIndex<'d>, form: Option<FormKind>, field: Option<&Schema<'d>>) -> Bounded<Self> {
        let Some(field) = field else { return Ok(Self { form, is_single: false, media_type: "" }) };
        let normal = model.normal(field)?;
        let is_single = !normal.kinds.has(JsonType::Array) && !normal.kinds.has(JsonType::Object);
        let is_binary = |text: &TypeConstraints<'d>| {
            text.conjuncts.iter().any(|located| {
                matches!(located.text("format"), Some("binary" | "byte" | "base64"))
                    || located.has("contentEncoding")
                    || located.has("contentMediaType")
            })
        };
        let media_type = match (normal.shape(JsonType::Object), normal.shape(JsonType::String)) {
            _ if normal.kinds.has(JsonType::Array) => "",
            (Some(_), _) => "\"application/json\"",
            (None, Some(text)) if is_binary(text) => "\"application/octet-stream\"",
            _ => "\"text/plain\"",
        };
        Ok(Self { form, is_single, media_type })
    }

    /// Returns a field of an encoding; empty if it has no effect.
    fn written(&self, encoding: Option<&Located<'_>>, key: &str) -> String {
        match (self.form, key) {
            (None, _) => String::new(),
            (_, "style" | "explode") if self.is_single => String::new(),
            (Some(FormKind::UrlEncoded), "contentType") if self.is_single => String::new(),
            _ => self.spelled_out(encoding, key),
        }
    }

    /// Returns a field of an encoding or its default.
    fn spelled_out(&self, encoding: Option<&Located<'_>>, key: &str) -> String {
        let text = |key: &str| encoding.and_then(|encoding| encoding.value(key)).map(canonical_json);
        let style = text("style").unwrap_or_else(|| "\"form\"".to_owned());
        match key {
            "style" => style,
            "explode" => text("explode").unwrap_or_else(|| (style == "\"form\"").to_string()),
            "allowReserved" => text("allowReserved").unwrap_or_else(|| "false".to_owned()),
            "contentType" => text("contentType").unwrap_or_else(|| self.media_type.to_owned()),
            key => text(key).unwrap_or_default(),
        }
    }
}

/// Returns the schema of the JSON body, which is what the client decodes.
fn json_schema<'d>(response: &Located<'d>) -> Option<Schema<'d>> {
    let (_, media_type) = response.members_of("content").find(|(name, _)| is_json(name))?;
    Some(media_type.get("schema").map(Schema::of).unwrap_or_default())
}

/// Returns the response that covers a status: that of its range, or the default.
fn covering<'s, 'd>(
    status: &str,
    responses: &'s BTreeMap<String, Located<'d>>,
) -> Option<(&'s String, &'s Located<'d>)> {
    if status == "DEFAULT" {
        return None;
    }
    let range = status.chars().next().map(|first| format!("{first}XX"));
    let range = range.filter(|range| range != status);
    range.and_then(|range| responses.get_key_value(&range)).or_else(|| responses.get_key_value("DEFAULT"))
}

/// Normalizes a status.
fn rendered(status: &str) -> Value {
    match status {
        "DEFAULT" => "default".into(),
        status => status.into(),
    }
}

/// Normalizes a media type: lower case, parameters sorted.
fn media_type_key(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let mut parts = lower.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default().to_owned();
    let mut parameters: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parameters.sort_unstable();
    parameters.iter().fold(essence, |name, parameter| format!("{name}; {parameter}"))
}

/// Returns whether a media type is included in another, which is a range or has fewer parameters.
fn includes(general: &str, special: &str) -> bool {
    let (general_essence, general_parameters) = general.split_once("; ").unwrap_or((general, ""));
    let (special_essence, special_parameters) = special.split_once("; ").unwrap_or((special, ""));
    let has_all = general_parameters
        .split("; ")
        .filter(|parameter| !parameter.is_empty())
        .all(|parameter| special_parameters.split("; ").any(|other| other == parameter));
    general != special && has_all && includes_essence(general_essence, special_essence)
}

fn includes_essence(general: &str, special: &str) -> bool {
    if general == special || general == "*/*" {
        return true;
    }
    let (Some((general_type, general_sub)), Some((special_type, special_sub))) =
        (general.split_once('/'), special.split_once('/'))
    else {
        return false;
    };
    // `application/problem+json` is JSON.
    general_type == special_type
        && (general_sub == "*" || special_sub.rsplit_once('+').is_some_and(|(_, suffix)| suffix == general_sub))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_that_include_others() {
        for (general, special) in [
            ("*/*", "application/json"),
            ("application/*", "application/json"),
            ("application/json", "application/problem+json"),
            ("application/json", "application/json; charset=utf-8"),
        ] {
            assert!(includes(general, special), "{general} {special}");
            assert!(!includes(special, general), "{special} {general}");
        }
        assert!(!includes("application/json", "application/xml"));
        assert!(!includes("application/json", "application/json"));
        assert_eq!(media_type_key("Application/JSON ;b=2; a=1"), "application/json; a=1; b=2");
    }
}
