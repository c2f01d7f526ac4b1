//! Compares `format`.

use std::collections::BTreeMap;

use super::Comparison;
use super::bounds::names_and_places;
use super::context::{Context, Places, Polarity};
use crate::normal_form::TypeConstraints;
use crate::normal_form::constraints::NumberConstraints;
use crate::normal_form::location::Located;
use crate::rules::rules;
use crate::tolerance::{Tolerated, holds_integer_format};

rules! {
    INTEGER_FORMAT_EXCEEDED = "integer-format-exceeded" {
        Response: Breaking "{subject} has the integer format {new} ({old} before), whose numbers can exceed the client's `i64`.",
    }
    FORMAT_CHANGED = "format-changed" {
        Request: Breaking "{subject} must have the format {new}; the client sends {old}.",
        Response: Breaking "{subject} has the format {new}; the client expects {old}.",
    }
    FORMAT_NARROWED = "format-narrowed" {
        Request: Breaking "{subject} must have the format {new} now ({old} before); the client may send others.",
        Response: Compatible "{subject} has the format {new} now, one of those that it could have before.",
    }
    FORMAT_WIDENED = "format-widened" {
        Request: Compatible "{subject} need no longer have the format {old}.",
        Response: IfChecked("format") "{subject} may have other formats than {old}.",
    }
}

impl<'d> Comparison<'d> {
    /// Formats of numbers. The client reads an integer as `i64` and another number as `f64`, whatever the format.
    pub(super) fn number_formats(
        &mut self,
        (old, before): (&TypeConstraints<'d>, &NumberConstraints<'d>),
        (new, after): (&TypeConstraints<'d>, &NumberConstraints<'d>),
        places: Places<'_, 'd>,
        context: Context,
    ) {
        let exceeds = |numbers: &NumberConstraints<'d>| numbers.formats.keys().any(|name| !holds_integer_format(name));
        if context.is_read_by_client() && context.polarity == Polarity::Positive {
            let are_integers = old.is_integer() && new.is_integer();
            if are_integers && exceeds(after) && !exceeds(before) {
                let change = names_and_places(&before.formats, &after.formats).or_at(places.0, places.1);
                self.report(&INTEGER_FORMAT_EXCEEDED, Some(context), change);
            } else {
                let context = context.client_tolerating(Tolerated::Unchecked("format"));
                self.formats(&before.formats, &after.formats, places, context);
            }
        } else {
            self.formats(&before.formats, &after.formats, places, context);
        }
    }

    pub(super) fn formats(
        &mut self,
        old: &BTreeMap<&'d str, Located<'d>>,
        new: &BTreeMap<&'d str, Located<'d>>,
        places: Places<'_, 'd>,
        context: Context,
    ) {
        if old.keys().eq(new.keys()) {
            return;
        }
        // Each format on one side follows from some format on the other.
        let implies = |strict: &BTreeMap<&'d str, Located<'d>>, loose: &BTreeMap<&'d str, Located<'d>>| {
            loose.keys().all(|loose| strict.keys().any(|strict| is_within(strict, loose)))
        };
        let rule = match (implies(new, old), implies(old, new)) {
            (true, _) => &FORMAT_NARROWED,
            (_, true) => &FORMAT_WIDENED,
            _ => &FORMAT_CHANGED,
        };
        let change = names_and_places(old, new).or_at(places.0, places.1);
        self.report(rule, Some(context), change);
    }
}

/// Returns whether every value of one format is one of another.
fn is_within(format: &str, wider: &str) -> bool {
    /// Pairs of a format and a wider one.
    const WIDER: [(&str, &str); 7] = [
        ("float", "double"),
        ("email", "idn-email"),
        ("hostname", "idn-hostname"),
        ("uri", "iri"),
        ("uri", "uri-reference"),
        ("iri", "iri-reference"),
        ("uri-reference", "iri-reference"),
    ];
    format == wider || WIDER.contains(&(format, wider)) || {
        let (Some((signed, bits)), Some((wider_signed, wider_bits))) = (integer(format), integer(wider)) else {
            return false;
        };
        // Unsigned formats have one more bit for the value.
        bits < wider_bits && (wider_signed || !signed)
    }
}

/// Returns whether an integer format is signed, and its number of bits.
fn integer(format: &str) -> Option<(bool, u32)> {
    let unsigned = format.strip_prefix("uint").map(|bits| (false, bits));
    let (signed, bits) = unsigned.or_else(|| format.strip_prefix("int").map(|bits| (true, bits)))?;
    Some((signed, bits.parse().ok()?))
}
