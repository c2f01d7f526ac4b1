//! Bodies, media types and responses compared.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::change::{Change, Context};
use super::comparison::{Comparison, Lone};
use super::model::{Bounded, Model, Schema};
use super::place::Spot;
use super::rules::{self, Direction};
use super::value::{canonical, same};
use super::vocabulary::{MEDIA_TYPE, REQUEST_BODY, RESPONSE};

impl<'d> Comparison<'d> {
    pub(super) fn request_bodies(&mut self, old: &Spot<'d>, new: &Spot<'d>, direction: Direction) -> Bounded<()> {
        let context = Context::new(direction);
        let subject = "the request body";
        let (before, after) = (old.get("requestBody"), new.get("requestBody"));
        match (before, after) {
            (None, None) => Ok(()),
            (Some(written), None) => {
                let change = Change::at(Some(&written), Some(new)).subject(subject);
                self.report_lone(&rules::BODY_REMOVED, Some(context), Lone::Old(&written), change);
                Ok(())
            }
            (None, Some(written)) => {
                let rule = match self.new.resolve(&written).is_true("required") {
                    true => &rules::REQUIRED_BODY_ADDED,
                    false => &rules::BODY_ADDED,
                };
                let change = Change::at(Some(old), Some(&written)).subject(subject);
                self.report_lone(rule, Some(context), Lone::New(&written), change);
                Ok(())
            }
            (Some(before), Some(after)) => {
                self.siblings(&before, &after);
                let (before, after) = (self.old.resolve(&before), self.new.resolve(&after));
                self.once("request body", &before, &after, Some(context), |this| {
                    this.text(&rules::DESCRIPTION_CHANGED, "description", &before, &after);
                    this.stray(REQUEST_BODY, &before, &after);
                    let rules = (&rules::BODY_BECAME_REQUIRED, &rules::BODY_BECAME_OPTIONAL);
                    this.presence(&before, &after, subject, context, rules);
                    this.contents((&before, &after), context)
                })
            }
        }
    }

    /// The media types of a body.
    pub(super) fn contents(&mut self, (old, new): (&Spot<'d>, &Spot<'d>), context: Context) -> Bounded<()> {
        let types = |spot: &Spot<'d>| -> BTreeMap<String, Spot<'d>> {
            let content = spot.members_of("content").filter(|(name, _)| !name.starts_with("x-"));
            content.map(|(name, media_type)| (media_type_key(name), media_type)).collect()
        };
        let (before, after) = (types(old), types(new));
        for (name, media_type) in &before {
            if let Some(other) = after.get(name) {
                self.media_types(media_type, other, context)?;
                continue;
            }
            // The same under a wider name, or under a narrower one.
            let wider = after.iter().find(|(other, _)| includes(other, name));
            let narrower = after.iter().find(|(other, _)| includes(name, other));
            let (rule, other) = match (wider, narrower) {
                (Some(other), _) => (&rules::MEDIA_TYPE_WIDENED, other),
                (None, Some(other)) => (&rules::MEDIA_TYPE_NARROWED, other),
                (None, None) => {
                    let change = Change::at(Some(media_type), None)
                        .or_at(None, Some(new))
                        .values(Some(name.as_str().into()), None);
                    let lone = Lone::Old(media_type);
                    self.report_lone(&rules::MEDIA_TYPE_REMOVED, Some(context), lone, change);
                    continue;
                }
            };
            let change = Change::at(Some(media_type), Some(other.1))
                .values(Some(name.as_str().into()), Some(other.0.as_str().into()));
            self.report(rule, Some(context), change);
            self.media_types(media_type, other.1, context)?;
        }
        for (name, media_type) in &after {
            let is_known = before.keys().any(|other| other == name || includes(other, name) || includes(name, other));
            if !is_known {
                let change =
                    Change::at(None, Some(media_type)).or_at(Some(old), None).values(None, Some(name.as_str().into()));
                let lone = Lone::New(media_type);
                self.report_lone(&rules::MEDIA_TYPE_ADDED, Some(context), lone, change);
            }
        }
        if let (Some(old), Some(new)) = (old.get("content"), new.get("content")) {
            self.extensions(&old, &new);
        }
        Ok(())
    }

    fn media_types(&mut self, old: &Spot<'d>, new: &Spot<'d>, context: Context) -> Bounded<()> {
        let (old, new) = (self.old.resolve(old), self.new.resolve(new));
        self.once("media type", &old, &new, Some(context), |this| {
            this.stray(MEDIA_TYPE, &old, &new);
            let notes = (std::slice::from_ref(&old), std::slice::from_ref(&new));
            this.examples(notes, (Some(&old), Some(&new)));
            let schema = |spot: &Spot<'d>| spot.get("schema").map(Schema::of).unwrap_or_default();
            this.schemas(schema(&old), schema(&new), (Some(&old), Some(&new)), context)?;
            this.encodings(&old, &new, context)
        })
    }

    /// How the parts of a body are written. An encoding that says nothing is none.
    fn encodings(&mut self, old: &Spot<'d>, new: &Spot<'d>, context: Context) -> Bounded<()> {
        let names = [old, new].into_iter().flat_map(|spot| spot.members_of("encoding")).map(|(name, _)| name);
        let names: BTreeSet<&str> = names.collect();
        for name in names {
            let encoding = |spot: &Spot<'d>| spot.get("encoding").and_then(|all| all.get(name));
            let (before, after) = (encoding(old), encoding(new));
            let keys = [&before, &after].into_iter().flatten().flat_map(Spot::members).map(|(key, _)| key);
            let keys: BTreeSet<&str> = keys.filter(|key| !key.starts_with("x-webagent-")).collect();
            for key in keys {
                let member = |encoding: &Option<Spot<'d>>| encoding.as_ref().and_then(|encoding| encoding.get(key));
                let (one, other) = (member(&before), member(&after));
                if let ("headers", Some(before), Some(after)) = (key, &before, &after) {
                    self.headers(before, after, context.direction)?;
                } else if !one.as_ref().zip(other.as_ref()).is_some_and(|(one, other)| same(one.node, other.node)) {
                    let rule = match key.starts_with("x-") {
                        true => &rules::EXTENSION_CHANGED,
                        false => &rules::ENCODING_CHANGED,
                    };
                    let change = Change::between(one.as_ref(), other.as_ref());
                    let change = change.or_at(before.as_ref().or(Some(old)), after.as_ref().or(Some(new)));
                    self.report(rule, Some(context), change);
                }
            }
        }
        Ok(())
    }

    pub(super) fn responses(&mut self, old: &Spot<'d>, new: &Spot<'d>, direction: Direction) -> Bounded<()> {
        let responses = |spot: &Spot<'d>| -> BTreeMap<String, Spot<'d>> {
            let all = spot.members_of("responses").filter(|(status, _)| !status.starts_with("x-"));
            all.map(|(status, response)| (status.to_ascii_uppercase(), response)).collect()
        };
        let (before, after) = (responses(old), responses(new));
        // Without any 2XX it is `default` that describes the success.
        let is_success = |status: &str, all: &BTreeMap<String, Spot<'d>>| match status {
            "DEFAULT" => !all.keys().any(|status| status.starts_with('2')),
            status => status.starts_with(['1', '2', '3']),
        };
        for (status, response) in &before {
            if let Some(other) = after.get(status) {
                self.response(response, other, direction)?;
                continue;
            }
            if self.ignores(Lone::Old(response)) {
                continue;
            }
            let general = covering(status, &after);
            let is_case = |other: &&String| {
                let covering = covering(other, &before).filter(|_| !before.contains_key(*other));
                is_success(other, &after) && covering.is_some_and(|(known, _)| known == status)
            };
            let cases: Vec<Value> = after.keys().filter(is_case).map(|other| told(other)).collect();
            let rule = match (is_success(status, &before), general) {
                (true, Some(_)) => &rules::SUCCESS_STATUS_GENERALIZED,
                (true, None) if !cases.is_empty() => &rules::SUCCESS_STATUS_NARROWED,
                (true, None) => &rules::SUCCESS_STATUS_REMOVED,
                (false, _) => &rules::ERROR_STATUS_REMOVED,
            };
            let new_value = match general {
                Some((general, _)) => Some(told(general)),
                None => (!cases.is_empty()).then(|| cases.into()),
            };
            let change = Change::at(Some(response), None)
                .or_at(None, new.get("responses").as_ref().or(Some(new)))
                .values(Some(told(status)), new_value);
            self.report(rule, None, change);
            if let Some((_, general)) = general
                && !self.new.is_ours(general)
            {
                self.response(response, general, direction)?;
            }
        }
        for (status, response) in &after {
            if before.contains_key(status) || self.ignores(Lone::New(response)) {
                continue;
            }
            let is_good = is_success(status, &after);
            let general = covering(status, &before).map(|(general, _)| general);
            let general = general.filter(|general| is_good && is_success(general, &before));
            let rule = match (is_good, general) {
                (true, Some(_)) => &rules::SUCCESS_STATUS_SPECIFIED,
                (true, None) => &rules::SUCCESS_STATUS_ADDED,
                (false, _) => &rules::ERROR_STATUS_ADDED,
            };
            // Where the general one is gone, that has been told.
            if general.is_none_or(|general| after.contains_key(general)) {
                let change = Change::at(None, Some(response))
                    .or_at(old.get("responses").as_ref().or(Some(old)), None)
                    .values(general.map(|general| told(general)), Some(told(status)));
                self.report(rule, None, change);
            }
            // The client reads it as what it knew it to be one case of.
            if let Some((_, general)) = covering(status, &before)
                && !self.old.is_ours(general)
            {
                self.response(general, response, direction)?;
            }
        }
        if let (Some(old), Some(new)) = (old.get("responses"), new.get("responses")) {
            self.extensions(&old, &new);
        }
        Ok(())
    }

    fn response(&mut self, old: &Spot<'d>, new: &Spot<'d>, direction: Direction) -> Bounded<()> {
        self.siblings(old, new);
        let (old, new) = (self.old.resolve(old), self.new.resolve(new));
        let context = Context::new(direction);
        self.once("response", &old, &new, Some(context), |this| {
            this.text(&rules::SUMMARY_CHANGED, "summary", &old, &new);
            this.text(&rules::DESCRIPTION_CHANGED, "description", &old, &new);
            this.stray(RESPONSE, &old, &new);
            this.headers(&old, &new, direction)?;
            this.links(&old, &new);
            this.contents((&old, &new), context)
        })
    }

    fn links(&mut self, old: &Spot<'d>, new: &Spot<'d>) {
        let link = |model: &Model<'d>, spot: &Spot<'d>, name: &str| {
            spot.get("links")?.get(name).map(|link| model.resolve(&link))
        };
        let names = [old, new].into_iter().flat_map(|spot| spot.members_of("links")).map(|(name, _)| name);
        let names: BTreeSet<&str> = names.collect();
        for name in names {
            let (before, after) = (link(&self.old, old, name), link(&self.new, new, name));
            let text = |spot: &Option<Spot<'d>>| spot.as_ref().map(|spot| canonical(spot.node));
            if text(&before) != text(&after) {
                let change = Change::between(before.as_ref(), after.as_ref()).or_at(Some(old), Some(new));
                self.report(&rules::LINK_CHANGED, None, change);
            }
        }
    }
}

/// The response that a status is one case of: that of its range, or the default.
fn covering<'s, 'd>(status: &str, responses: &'s BTreeMap<String, Spot<'d>>) -> Option<(&'s String, &'s Spot<'d>)> {
    if status == "DEFAULT" {
        return None;
    }
    let range = status.chars().next().map(|first| format!("{first}XX"));
    let range = range.filter(|range| range != status);
    range.and_then(|range| responses.get_key_value(&range)).or_else(|| responses.get_key_value("DEFAULT"))
}

/// A status as documents write it.
fn told(status: &str) -> Value {
    match status {
        "DEFAULT" => "default".into(),
        status => status.into(),
    }
}

/// One spelling for each media type: lower case, the parameters in order.
fn media_type_key(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let mut parts = lower.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default().to_owned();
    let mut parameters: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parameters.sort_unstable();
    parameters.iter().fold(essence, |name, parameter| format!("{name}; {parameter}"))
}

/// Whether everything of one media type is of another, which is a range or has fewer parameters.
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
