//! The rules: what can differ, and what each difference means to the client.
//!
//! A rule gives a verdict for each direction it occurs in. The verdicts follow one law, seen from a client
//! that was built from the old document and talks to a server that follows the new one:
//!
//! - a request that the old document allows and the new one does not is **breaking**: the client may send it;
//! - a response that the new document allows and the old one does not is **breaking**: the client may get it;
//! - whatever only shrinks what a response may be, or only grows what a request may be, is **compatible**.
//!
//! The client is what its user wrote on top of the generated code, too: that the generated code does not check
//! lengths, bounds and patterns in responses does not make it harmless when the old document's promise is
//! broken. Two things are milder because the generated code expects them: unknown fields of an open object are
//! kept apart, and an unknown value of a string enum is kept as text. Three follow practice rather than the law: a request field
//! or parameter that the new document no longer lists is breaking (what the client sends there has lost its
//! effect), a new optional field of an open object is compatible on both sides, and so are additional
//! response statuses.
//!
//! The alternatives of `oneOf` are taken for different things: that narrowing one can let a value through which
//! fitted two before is left out of account.
//!
//! Inside `not` the law turns round: such ids have `not-` after the direction, and the verdict is that of the
//! other direction, without what is milder or follows practice. Inside `if` any difference is breaking (`if-` after the direction). What concerns a
//! read-only field of a request, or a field that is write-only now of a response, is compatible: it is not sent.

use std::fmt;

/// How much a difference matters; the order is the severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Only what people read has changed.
    Docs,
    /// The old client goes on working.
    Compatible,
    /// The old client can fail.
    Breaking,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Docs => "docs",
            Self::Compatible => "compatible",
            Self::Breaking => "breaking",
        })
    }
}

/// Which way the data concerned travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// From the client to the server.
    Request,
    /// From the server to the client.
    Response,
    /// Both ways, or neither.
    Both,
}

impl Direction {
    /// The other way.
    #[must_use]
    pub fn flipped(self) -> Self {
        match self {
            Self::Request => Self::Response,
            Self::Response => Self::Request,
            Self::Both => Self::Both,
        }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::Both => "both",
        })
    }
}

/// What a difference means in one direction.
#[derive(Clone, Copy, Debug)]
pub struct Verdict {
    /// How much it matters.
    pub level: Level,
    /// What it means; `{subject}` stands for the place, `{old}` and `{new}` for the values.
    pub sentence: &'static str,
}

/// A kind of difference.
#[derive(Debug)]
pub struct Rule {
    /// The name; the id of a finding has the direction in front of it, unless that is both.
    pub name: &'static str,
    /// The verdict for each direction in which the difference can occur.
    pub verdicts: &'static [(Direction, Verdict)],
}

impl Rule {
    /// The id in a direction.
    #[must_use]
    pub fn id(&self, direction: Direction) -> String {
        self.infixed_id(direction, "")
    }

    /// The id, with a word between the direction and the name.
    pub(super) fn infixed_id(&self, direction: Direction, infix: &str) -> String {
        match direction {
            Direction::Both => self.name.to_owned(),
            _ => format!("{direction}-{infix}{}", self.name),
        }
    }

    /// The verdict in a direction. A rule that knows no direction gives its one verdict in each.
    #[must_use]
    pub fn verdict(&self, direction: Direction) -> Option<Verdict> {
        let exact = self.verdicts.iter().find(|(known, _)| *known == direction);
        let found = exact.or_else(|| self.verdicts.iter().find(|(known, _)| *known == Direction::Both));
        found.or(self.verdicts.first()).map(|(_, verdict)| *verdict)
    }

    /// Whether the id carries the direction.
    pub(super) fn is_directed(&self) -> bool {
        self.verdicts.iter().all(|(direction, _)| *direction != Direction::Both)
    }
}

macro_rules! rules {
    ($($ident:ident = $name:literal { $($direction:ident: $level:ident $sentence:literal),+ $(,)? })+) => {
        $(pub(super) static $ident: Rule = Rule {
            name: $name,
            verdicts: &[$((
                Direction::$direction,
                Verdict { level: Level::$level, sentence: $sentence },
            )),+],
        };)+

        /// Every rule, in the order of the documentation.
        pub static RULES: &[&Rule] = &[$(&$ident),+];
    };
}

rules! {
    // What no rule knows.
    UNCLASSIFIED = "unclassified" {
        Both: Breaking "{subject} differs in a way that no rule knows ({old} is now {new}); look at it yourself.",
    }
    INVALID_VALUE = "invalid-value" {
        Both: Breaking "{subject} has a value that OpenAPI does not allow there ({old} is now {new}).",
    }
    REFERENCE_UNRESOLVED = "reference-unresolved" {
        Both: Breaking "{subject} is a reference that leads nowhere in this document ({old} is now {new}).",
    }

    DIALECT_CHANGED = "dialect-changed" {
        Both: Breaking "The dialect of the schemas was {old} and is {new}: their keywords may mean something else.",
    }

    // Operations.
    OPERATION_REMOVED = "operation-removed" {
        Both: Breaking "{subject} is gone; the client's call fails.",
    }
    OPERATION_ADDED = "operation-added" {
        Both: Compatible "{subject} is new; the client does not call it yet.",
    }
    OPERATION_ID_CHANGED = "operation-id-changed" {
        Both: Compatible "{subject} was {old} and is {new}: the method has another name when the client is generated again.",
    }
    DEPRECATED = "deprecated" {
        Both: Compatible "{subject} is deprecated now; it still works.",
    }
    REACTIVATED = "reactivated" {
        Both: Compatible "{subject} is no longer deprecated.",
    }
    CALLBACK_REMOVED = "callback-removed" {
        Both: Breaking "{subject} is gone; who waits for the call waits in vain.",
    }
    CALLBACK_ADDED = "callback-added" {
        Both: Compatible "{subject} is new; the client does not listen for it yet.",
    }
    LINK_CHANGED = "link-changed" {
        Both: Compatible "{subject} was {old} and is {new}; the client does not follow links.",
    }

    // Servers and security.
    SERVER_REMOVED = "server-removed" {
        Both: Breaking "The server {old} is no longer listed; a client that uses it may find nobody.",
    }
    SERVER_ADDED = "server-added" {
        Both: Compatible "The server {new} is listed too.",
    }
    SERVERS_UNNAMED = "servers-unnamed" {
        Both: Compatible "The document no longer says which servers there are (it named {old}); the client keeps the address it has.",
    }
    SERVERS_NAMED = "servers-named" {
        Both: Compatible "The document now says which servers there are: {new}.",
    }
    SERVER_VARIABLE_CHANGED = "server-variable-changed" {
        Both: Breaking "{subject} was {old} and is {new}; the address that the client makes of it may be another.",
    }
    SERVER_VARIABLE_WIDENED = "server-variable-widened" {
        Both: Compatible "{subject} was {old} and is {new}; the client may go on with the value that it has.",
    }
    SECURITY_REMOVED = "security-removed" {
        Both: Breaking "A client that authenticates with {old} is no longer let in: the server wants {new}.",
    }
    SECURITY_ADDED = "security-added" {
        Both: Compatible "A client may authenticate with {new} too.",
    }
    SECURITY_LIFTED = "security-lifted" {
        Both: Compatible "A client need not authenticate any more; the server wanted {old}.",
    }
    SECURITY_SCOPE_ADDED = "security-scope-added" {
        Both: Breaking "The server wants {new} where {old} was enough.",
    }
    SECURITY_SCOPE_REMOVED = "security-scope-removed" {
        Both: Compatible "The server is content with {new} where it wanted {old}.",
    }
    SECURITY_ALTERNATIVE_DROPPED = "security-alternative-dropped" {
        Both: Compatible "Authenticating with {old} is no longer listed, but who does so is still let in: the server wants {new}.",
    }
    SECURITY_SCHEME_CHANGED = "security-scheme-changed" {
        Both: Compatible "{subject} was {old} and is {new}; what the client sends stays the same.",
    }

    // Parameters.
    REQUIRED_PARAMETER_ADDED = "required-parameter-added" {
        Request: Breaking "{subject} is new and required; the client does not send it.",
        Response: Compatible "{subject} is new and always there; the client does not read it.",
    }
    PARAMETER_ADDED = "parameter-added" {
        Request: Compatible "{subject} is new and may be left out, which the client does.",
        Response: Compatible "{subject} is new; the client does not read it.",
    }
    PARAMETER_REMOVED = "parameter-removed" {
        Request: Breaking "{subject} is gone; what the client sends there is refused or has no effect.",
        Response: Breaking "{subject} is gone; the client reads it.",
    }
    PARAMETER_RENAMED = "parameter-renamed" {
        Request: Compatible "{subject} is called {new} instead of {old}; the address stays the same, the argument has another name when the client is generated again.",
        Response: Compatible "{subject} is called {new} instead of {old}; the address stays the same.",
    }
    PARAMETER_BECAME_REQUIRED = "parameter-became-required" {
        Request: Breaking "{subject} must be sent now; the client may leave it out.",
        Response: Compatible "{subject} is always there now.",
    }
    PARAMETER_BECAME_OPTIONAL = "parameter-became-optional" {
        Request: Compatible "{subject} may be left out now.",
        Response: Breaking "{subject} may be missing now; the client counts on it.",
    }
    STYLE_CHANGED = "style-changed" {
        Request: Breaking "{subject} is written as {new} instead of {old}; the server cannot read what the client sends.",
        Response: Breaking "{subject} is written as {new} instead of {old}; the client cannot read it.",
    }
    STYLE_RESTATED = "style-restated" {
        Both: Docs "{subject} is written as {new} instead of {old}, which comes to the same for its type.",
    }
    EMPTY_VALUE_FORBIDDEN = "empty-value-forbidden" {
        Request: Breaking "{subject} may no longer be empty; the client may send it so.",
        Response: Compatible "{subject} is never empty now.",
    }
    EMPTY_VALUE_ALLOWED = "empty-value-allowed" {
        Request: Compatible "{subject} may be empty now.",
        Response: Breaking "{subject} may be empty now, which the client does not expect.",
    }

    // Bodies, media types, statuses, headers.
    REQUIRED_BODY_ADDED = "required-body-added" {
        Request: Breaking "{subject} is new and required; the client does not send one.",
        Response: Compatible "{subject} is new.",
    }
    BODY_ADDED = "body-added" {
        Request: Compatible "{subject} is new and may be left out, which the client does.",
        Response: Compatible "{subject} is new; the client does not read it.",
    }
    BODY_REMOVED = "body-removed" {
        Request: Breaking "{subject} is gone; what the client sends there is refused or has no effect.",
        Response: Breaking "{subject} is gone; the client reads it.",
    }
    BODY_BECAME_REQUIRED = "body-became-required" {
        Request: Breaking "{subject} must be sent now; the client may leave it out.",
        Response: Compatible "{subject} is always there now.",
    }
    BODY_BECAME_OPTIONAL = "body-became-optional" {
        Request: Compatible "{subject} may be left out now.",
        Response: Breaking "{subject} may be missing now; the client counts on it.",
    }
    MEDIA_TYPE_REMOVED = "media-type-removed" {
        Request: Breaking "{subject} is no longer accepted; the client may send it.",
        Response: Breaking "{subject} is no longer offered; the client may ask for it.",
    }
    MEDIA_TYPE_ADDED = "media-type-added" {
        Request: Compatible "{subject} is accepted too.",
        Response: Compatible "{subject} is offered too; the client does not ask for it.",
    }
    MEDIA_TYPE_NARROWED = "media-type-narrowed" {
        Request: Breaking "Of {old} only {new} is still accepted; the client may send another.",
        Response: Compatible "Of {old} only {new} still comes.",
    }
    MEDIA_TYPE_WIDENED = "media-type-widened" {
        Request: Compatible "{new} is accepted, of which {old} is one case.",
        Response: Breaking "{new} may come instead of {old}, which the client may not be able to read.",
    }
    ENCODING_CHANGED = "encoding-changed" {
        Request: Breaking "{subject} was {old} and is {new}: the parts of the body are written in another way.",
        Response: Breaking "{subject} was {old} and is {new}: the parts of the body are written in another way.",
    }
    SUCCESS_STATUS_REMOVED = "success-status-removed" {
        Both: Breaking "{subject} is gone; the client takes it for the success.",
    }
    SUCCESS_STATUS_GENERALIZED = "success-status-generalized" {
        Both: Compatible "{subject} is now one case of {new}.",
    }
    SUCCESS_STATUS_NARROWED = "success-status-narrowed" {
        Both: Compatible "Of {subject} only {new} still comes.",
    }
    SUCCESS_STATUS_SPECIFIED = "success-status-specified" {
        Both: Compatible "{subject} is described on its own now; the client reads it as {old}.",
    }
    SUCCESS_STATUS_ADDED = "success-status-added" {
        Both: Compatible "{subject} is new; until the client is generated again it hands this status on as unexpected.",
    }
    ERROR_STATUS_REMOVED = "error-status-removed" {
        Both: Compatible "{subject} is gone; the client no longer meets it.",
    }
    ERROR_STATUS_ADDED = "error-status-added" {
        Both: Compatible "{subject} is new; the client reports it as an error either way.",
    }
    REQUIRED_HEADER_REMOVED = "required-header-removed" {
        Both: Breaking "{subject} is gone; the client could count on it.",
    }
    HEADER_REMOVED = "header-removed" {
        Both: Compatible "{subject} is gone; it could be missing before.",
    }
    HEADER_ADDED = "header-added" {
        Both: Compatible "{subject} is new; the client does not read it.",
    }
    HEADER_BECAME_OPTIONAL = "header-became-optional" {
        Both: Breaking "{subject} may be missing now; the client could count on it.",
    }
    HEADER_BECAME_REQUIRED = "header-became-required" {
        Both: Compatible "{subject} is always there now.",
    }

    // Types.
    TYPE_CHANGED = "type-changed" {
        Request: Breaking "{subject} must be {new}; the client sends {old}.",
        Response: Breaking "{subject} comes as {new}; the client expects {old}.",
    }
    TYPE_NARROWED = "type-narrowed" {
        Request: Breaking "{subject} may only be {new} now; the client may send {old}.",
        Response: Compatible "{subject} comes only as {new} now, which the client's {old} takes in.",
    }
    TYPE_WIDENED = "type-widened" {
        Request: Compatible "{subject} may be {new} now; the client goes on sending {old}.",
        Response: Breaking "{subject} may come as {new} now; the client expects {old}.",
    }
    BECAME_NULLABLE = "became-nullable" {
        Request: Compatible "{subject} may be null now.",
        Response: Breaking "{subject} can be null now, which the client's type does not allow.",
    }
    BECAME_NOT_NULLABLE = "became-not-nullable" {
        Request: Breaking "{subject} may no longer be null; the client may send null.",
        Response: Compatible "{subject} is never null now.",
    }
    FORMAT_CHANGED = "format-changed" {
        Request: Breaking "{subject} must have the format {new}; the client sends {old}.",
        Response: Breaking "{subject} comes in the format {new}; the client expects {old}.",
    }
    FORMAT_NARROWED = "format-narrowed" {
        Request: Breaking "{subject} must have the format {new} now ({old} before); the client may send others.",
        Response: Compatible "{subject} comes in the format {new} now, one of those it could have before.",
    }
    FORMAT_WIDENED = "format-widened" {
        Request: Compatible "{subject} need no longer have the format {old}.",
        Response: Breaking "{subject} may come in other formats than {old}; code that reads that format may fail.",
    }

    // Values.
    BECAME_ENUM = "became-enum" {
        Request: Breaking "{subject} may only be one of {new}; the client may send another value.",
        Response: Compatible "{subject} comes only as one of {new} now.",
    }
    ENUM_REMOVED = "enum-removed" {
        Request: Compatible "{subject} is no longer limited to {old}.",
        Response: Compatible "{subject} is no longer limited to {old}; the client's enum is open and keeps an unknown value as text.",
    }
    CLOSED_ENUM_REMOVED = "closed-enum-removed" {
        Request: Compatible "{subject} is no longer limited to {old}.",
        Response: Breaking "{subject} is no longer limited to {old}, the only values the client knows.",
    }
    ENUM_VALUE_ADDED = "enum-value-added" {
        Request: Compatible "{subject} may be {new} too.",
        Response: Compatible "{subject} may come as {new} too; the client's enum is open and keeps an unknown value as text.",
    }
    CLOSED_ENUM_VALUE_ADDED = "closed-enum-value-added" {
        Request: Compatible "{subject} may be {new} too.",
        Response: Breaking "{subject} may come as {new} too, which the client does not know.",
    }
    ENUM_VALUE_REMOVED = "enum-value-removed" {
        Request: Breaking "{subject} may no longer be {old}; the client may send it.",
        Response: Compatible "{subject} no longer comes as {old}.",
    }
    ENUM_REPLACED = "enum-replaced" {
        Request: Breaking "{subject} must be one of {new}; the client knows only {old}.",
        Response: Breaking "{subject} comes as one of {new}; the client knows only {old}.",
    }
    DEFAULT_CHANGED = "default-changed" {
        Request: Compatible "{subject} had the default {old} and has {new}: leaving it out may mean something else.",
        Response: Compatible "{subject} had the default {old} and has {new}: if it is missing, the client still fills in the old one.",
    }

    // Bounds.
    MIN_LENGTH_INCREASED = "min-length-increased" {
        Request: Breaking "{subject} must be longer (minLength: {old} before, {new} now); the client may send less.",
        Response: Compatible "{subject} has more characters now (minLength: {old} before, {new} now).",
    }
    MIN_LENGTH_DECREASED = "min-length-decreased" {
        Request: Compatible "{subject} may be shorter now (minLength: {old} before, {new} now).",
        Response: Breaking "{subject} may be shorter now (minLength: {old} before, {new} now); code that counts on the old limit may fail.",
    }
    MAX_LENGTH_DECREASED = "max-length-decreased" {
        Request: Breaking "{subject} may not be as long (maxLength: {old} before, {new} now); the client may send more.",
        Response: Compatible "{subject} has fewer characters now (maxLength: {old} before, {new} now).",
    }
    MAX_LENGTH_INCREASED = "max-length-increased" {
        Request: Compatible "{subject} may be longer now (maxLength: {old} before, {new} now).",
        Response: Breaking "{subject} may be longer now (maxLength: {old} before, {new} now); code that counts on the old limit may fail.",
    }
    MINIMUM_INCREASED = "minimum-increased" {
        Request: Breaking "{subject} may no longer be as small (minimum: {old} before, {new} now); the client may send less.",
        Response: Compatible "{subject} is no longer as small (minimum: {old} before, {new} now).",
    }
    MINIMUM_DECREASED = "minimum-decreased" {
        Request: Compatible "{subject} may be smaller now (minimum: {old} before, {new} now).",
        Response: Breaking "{subject} may be smaller now (minimum: {old} before, {new} now); code that counts on the old limit may fail.",
    }
    MAXIMUM_DECREASED = "maximum-decreased" {
        Request: Breaking "{subject} may no longer be as large (maximum: {old} before, {new} now); the client may send more.",
        Response: Compatible "{subject} is no longer as large (maximum: {old} before, {new} now).",
    }
    MAXIMUM_INCREASED = "maximum-increased" {
        Request: Compatible "{subject} may be larger now (maximum: {old} before, {new} now).",
        Response: Breaking "{subject} may be larger now (maximum: {old} before, {new} now); code that counts on the old limit may fail.",
    }
    MIN_ITEMS_INCREASED = "min-items-increased" {
        Request: Breaking "{subject} must have more items (minItems: {old} before, {new} now); the client may send less.",
        Response: Compatible "{subject} has more items now (minItems: {old} before, {new} now).",
    }
    MIN_ITEMS_DECREASED = "min-items-decreased" {
        Request: Compatible "{subject} may have fewer items now (minItems: {old} before, {new} now).",
        Response: Breaking "{subject} may have fewer items now (minItems: {old} before, {new} now); code that counts on the old limit may fail.",
    }
    MAX_ITEMS_DECREASED = "max-items-decreased" {
        Request: Breaking "{subject} may not have as many items (maxItems: {old} before, {new} now); the client may send more.",
        Response: Compatible "{subject} has fewer items now (maxItems: {old} before, {new} now).",
    }
    MAX_ITEMS_INCREASED = "max-items-increased" {
        Request: Compatible "{subject} may have more items now (maxItems: {old} before, {new} now).",
        Response: Breaking "{subject} may have more items now (maxItems: {old} before, {new} now); code that counts on the old limit may fail.",
    }
    MIN_PROPERTIES_INCREASED = "min-properties-increased" {
        Request: Breaking "{subject} must have more fields (minProperties: {old} before, {new} now); the client may send less.",
        Response: Compatible "{subject} has more fields now (minProperties: {old} before, {new} now).",
    }
    MIN_PROPERTIES_DECREASED = "min-properties-decreased" {
        Request: Compatible "{subject} may have fewer fields now (minProperties: {old} before, {new} now).",
        Response: Breaking "{subject} may have fewer fields now (minProperties: {old} before, {new} now); code that counts on the old limit may fail.",
    }
    MAX_PROPERTIES_DECREASED = "max-properties-decreased" {
        Request: Breaking "{subject} may not have as many fields (maxProperties: {old} before, {new} now); the client may send more.",
        Response: Compatible "{subject} has fewer fields now (maxProperties: {old} before, {new} now).",
    }
    MAX_PROPERTIES_INCREASED = "max-properties-increased" {
        Request: Compatible "{subject} may have more fields now (maxProperties: {old} before, {new} now).",
        Response: Breaking "{subject} may have more fields now (maxProperties: {old} before, {new} now); code that counts on the old limit may fail.",
    }
    MIN_CONTAINS_INCREASED = "min-contains-increased" {
        Request: Breaking "{subject} must contain more such items (minContains: {old} before, {new} now); the client may send less.",
        Response: Compatible "{subject} has more such items now (minContains: {old} before, {new} now).",
    }
    MIN_CONTAINS_DECREASED = "min-contains-decreased" {
        Request: Compatible "{subject} may contain fewer such items now (minContains: {old} before, {new} now).",
        Response: Breaking "{subject} may contain fewer such items now (minContains: {old} before, {new} now); code that counts on the old limit may fail.",
    }
    MAX_CONTAINS_DECREASED = "max-contains-decreased" {
        Request: Breaking "{subject} may not contain as many such items (maxContains: {old} before, {new} now); the client may send more.",
        Response: Compatible "{subject} has fewer such items now (maxContains: {old} before, {new} now).",
    }
    MAX_CONTAINS_INCREASED = "max-contains-increased" {
        Request: Compatible "{subject} may contain more such items now (maxContains: {old} before, {new} now).",
        Response: Breaking "{subject} may contain more such items now (maxContains: {old} before, {new} now); code that counts on the old limit may fail.",
    }
    PATTERN_ADDED = "pattern-added" {
        Request: Breaking "{subject} must match {new}; the client may send what does not.",
        Response: Compatible "{subject} always matches {new} now.",
    }
    PATTERN_REMOVED = "pattern-removed" {
        Request: Compatible "{subject} need no longer match {old}.",
        Response: Breaking "{subject} need no longer match {old}; code that counts on it may fail.",
    }
    PATTERN_CHANGED = "pattern-changed" {
        Request: Breaking "{subject} must match {new} instead of {old}; the client may send what does not.",
        Response: Breaking "{subject} matches {new} instead of {old}; code that counts on it may fail.",
    }
    UNIQUE_ITEMS_ADDED = "unique-items-added" {
        Request: Breaking "No item of {subject} may occur twice now; the client may send such.",
        Response: Compatible "No item of {subject} occurs twice now.",
    }
    UNIQUE_ITEMS_REMOVED = "unique-items-removed" {
        Request: Compatible "An item of {subject} may occur twice now.",
        Response: Breaking "An item of {subject} may occur twice now; code that counts on the opposite may fail.",
    }
    MULTIPLE_OF_NARROWED = "multiple-of-narrowed" {
        Request: Breaking "{subject} must be a multiple of {new} ({old} before); the client may send others.",
        Response: Compatible "{subject} is a multiple of {new} now ({old} before).",
    }
    MULTIPLE_OF_WIDENED = "multiple-of-widened" {
        Request: Compatible "{subject} may be a number that it could not be (multipleOf: {old} before, {new} now).",
        Response: Breaking "{subject} may be a number that it could not be (multipleOf: {old} before, {new} now).",
    }
    MULTIPLE_OF_CHANGED = "multiple-of-changed" {
        Request: Breaking "{subject} must be a multiple of {new} instead of {old}.",
        Response: Breaking "{subject} is a multiple of {new} instead of {old}.",
    }
    CONTENT_CHANGED = "content-changed" {
        Request: Breaking "The text of {subject} holds {new} instead of {old}.",
        Response: Breaking "The text of {subject} holds {new} instead of {old}.",
    }
    CONTENT_SCHEMA_ADDED = "content-schema-added" {
        Request: Breaking "What the text of {subject} holds must follow a schema now.",
        Response: Compatible "What the text of {subject} holds follows a schema now.",
    }
    CONTENT_SCHEMA_REMOVED = "content-schema-removed" {
        Request: Compatible "What the text of {subject} holds need no longer follow a schema.",
        Response: Breaking "What the text of {subject} holds need no longer follow a schema.",
    }

    // Objects.
    REQUIRED_PROPERTY_ADDED = "required-property-added" {
        Request: Breaking "{subject} is new and required; the client does not send it.",
        Response: Compatible "{subject} is new and always there; the client keeps what it does not know apart.",
    }
    PROPERTY_ADDED = "property-added" {
        Request: Compatible "{subject} is new and may be left out, which the client does.",
        Response: Compatible "{subject} is new; the client keeps what it does not know apart.",
    }
    PROPERTY_ADDED_TO_CLOSED = "property-added-to-closed-object" {
        Request: Compatible "{subject} is new, and the client does not send it.",
        Response: Breaking "{subject} is new in an object that was to have no other fields than those listed; code that counts on that may fail.",
    }
    REQUIRED_PROPERTY_REMOVED = "required-property-removed" {
        Request: Breaking "{subject} is gone; the client sends it, and it is refused or has no effect.",
        Response: Breaking "{subject} is gone; the client's type cannot do without it.",
    }
    PROPERTY_REMOVED = "property-removed" {
        Request: Breaking "{subject} is gone; what the client sends there is refused or has no effect.",
        Response: Compatible "{subject} is gone; it could be missing before, and the client takes it for absent.",
    }
    PROPERTY_BECAME_REQUIRED = "property-became-required" {
        Request: Breaking "{subject} must be sent now; the client may leave it out.",
        Response: Compatible "{subject} is always there now.",
    }
    PROPERTY_BECAME_OPTIONAL = "property-became-optional" {
        Request: Compatible "{subject} may be left out now.",
        Response: Breaking "{subject} may be missing now; the client's type cannot do without it.",
    }
    ADDITIONAL_PROPERTIES_FORBIDDEN = "additional-properties-forbidden" {
        Request: Breaking "{subject} may have no other fields than those listed; the client may send some.",
        Response: Compatible "{subject} has no other fields than those listed now.",
    }
    ADDITIONAL_PROPERTIES_ALLOWED = "additional-properties-allowed" {
        Request: Compatible "{subject} may have other fields than those listed now.",
        Response: Breaking "{subject} may have other fields than those listed now, though the old document ruled them out; code that counts on that may fail.",
    }
    ADDITIONAL_PROPERTIES_NARROWED = "additional-properties-narrowed" {
        Request: Breaking "Other fields of {subject} must follow a schema now; the client may send any.",
        Response: Compatible "Other fields of {subject} follow a schema now.",
    }
    ADDITIONAL_PROPERTIES_WIDENED = "additional-properties-widened" {
        Request: Compatible "Other fields of {subject} need no longer follow a schema.",
        Response: Breaking "Other fields of {subject} need no longer follow a schema; the client expects it.",
    }
    PATTERN_PROPERTY_ADDED = "pattern-property-added" {
        Request: Breaking "Fields whose name matches {subject} must follow a schema now; the client may send others.",
        Response: Compatible "Fields whose name matches {subject} follow a schema now.",
    }
    PATTERN_PROPERTY_REMOVED = "pattern-property-removed" {
        Request: Compatible "Fields whose name matches {subject} need no longer follow a schema.",
        Response: Breaking "Fields whose name matches {subject} need no longer follow a schema.",
    }
    PROPERTY_NAMES_ADDED = "property-names-added" {
        Request: Breaking "The names of the fields of {subject} must follow a schema now.",
        Response: Compatible "The names of the fields of {subject} follow a schema now.",
    }
    PROPERTY_NAMES_REMOVED = "property-names-removed" {
        Request: Compatible "The names of the fields of {subject} need no longer follow a schema.",
        Response: Breaking "The names of the fields of {subject} need no longer follow a schema.",
    }
    DEPENDENT_REQUIRED_ADDED = "dependent-required-added" {
        Request: Breaking "Who sends {subject} must send {new} with it now ({old} before).",
        Response: Compatible "With {subject} comes {new} now ({old} before).",
    }
    DEPENDENT_REQUIRED_REMOVED = "dependent-required-removed" {
        Request: Compatible "Less must be sent with {subject} ({old} before, {new} now).",
        Response: Breaking "With {subject} comes less than before ({old} before, {new} now); code that counts on it may fail.",
    }
    DEPENDENT_SCHEMA_ADDED = "dependent-schema-added" {
        Request: Breaking "{subject} must follow another schema when the field is there; the client may not.",
        Response: Compatible "{subject} follows another schema when the field is there.",
    }
    DEPENDENT_SCHEMA_REMOVED = "dependent-schema-removed" {
        Request: Compatible "{subject} need no longer follow another schema when the field is there.",
        Response: Breaking "{subject} need no longer follow another schema when the field is there.",
    }
    BECAME_READ_ONLY = "became-read-only" {
        Request: Compatible "{subject} is read-only now; the server ignores what the client sends.",
        Response: Compatible "{subject} is read-only now, which changes nothing in a response.",
    }
    BECAME_NOT_READ_ONLY = "became-not-read-only" {
        Request: Compatible "{subject} may be sent now.",
        Response: Compatible "{subject} is no longer read-only, which changes nothing in a response.",
    }
    BECAME_WRITE_ONLY = "became-write-only" {
        Request: Compatible "{subject} is write-only now, which changes nothing in a request.",
        Response: Compatible "{subject} is write-only now: it no longer comes back.",
    }
    BECAME_NOT_WRITE_ONLY = "became-not-write-only" {
        Request: Compatible "{subject} is no longer write-only, which changes nothing in a request.",
        Response: Compatible "{subject} may come back now.",
    }

    // Composition.
    UNION_ALTERNATIVE_REMOVED = "union-alternative-removed" {
        Request: Breaking "{subject} may no longer be {old}; the client may send that.",
        Response: Compatible "{subject} no longer comes as {old}.",
    }
    UNION_ALTERNATIVE_ADDED = "union-alternative-added" {
        Request: Compatible "{subject} may be {new} too.",
        Response: Breaking "{subject} may come as {new} too, which the client has no type for.",
    }
    UNION_ADDED = "union-added" {
        Request: Breaking "{subject} must be one of several alternatives now; the client may send what is none of them.",
        Response: Compatible "{subject} is one of several alternatives now.",
    }
    UNION_REMOVED = "union-removed" {
        Request: Compatible "{subject} need no longer be one of several alternatives.",
        Response: Breaking "{subject} need no longer be one of several alternatives, which the client expects.",
    }
    UNION_BECAME_EXCLUSIVE = "union-became-exclusive" {
        Request: Breaking "{subject} may fit only one of its alternatives now (oneOf, not anyOf); the client may send what fits several.",
        Response: Compatible "{subject} fits only one of its alternatives now (oneOf, not anyOf).",
    }
    UNION_BECAME_INCLUSIVE = "union-became-inclusive" {
        Request: Compatible "{subject} may fit several of its alternatives now (anyOf, not oneOf).",
        Response: Breaking "{subject} may fit several of its alternatives now (anyOf, not oneOf); which one the client takes is open.",
    }
    NOT_ADDED = "not-added" {
        Request: Breaking "{subject} excludes values that were allowed; the client may send them.",
        Response: Compatible "{subject} excludes values that were allowed.",
    }
    NOT_REMOVED = "not-removed" {
        Request: Compatible "{subject} allows values that were excluded.",
        Response: Breaking "{subject} allows values that were excluded.",
    }
    CONDITIONAL_ADDED = "conditional-added" {
        Request: Breaking "{subject} has a condition (if, then, else) that the client may not meet.",
        Response: Compatible "{subject} has a condition (if, then, else) now.",
    }
    CONDITIONAL_REMOVED = "conditional-removed" {
        Request: Compatible "{subject} no longer has its condition (if, then, else).",
        Response: Breaking "{subject} no longer has its condition (if, then, else), which the client could count on.",
    }
    CONTAINS_ADDED = "contains-added" {
        Request: Breaking "{subject} must contain an item of a certain kind; the client may not send one.",
        Response: Compatible "{subject} contains an item of a certain kind now.",
    }
    CONTAINS_REMOVED = "contains-removed" {
        Request: Compatible "{subject} need no longer contain an item of a certain kind.",
        Response: Breaking "{subject} need no longer contain an item of a certain kind.",
    }
    UNEVALUATED_ADDED = "unevaluated-added" {
        Request: Breaking "{subject} limits what no other keyword describes; the client may send such.",
        Response: Compatible "{subject} limits what no other keyword describes.",
    }
    UNEVALUATED_REMOVED = "unevaluated-removed" {
        Request: Compatible "{subject} no longer limits what no other keyword describes.",
        Response: Breaking "{subject} no longer limits what no other keyword describes.",
    }
    DISCRIMINATOR_CHANGED = "discriminator-changed" {
        Request: Compatible "The discriminator of {subject} was {old} and is {new}; the client tells the alternatives apart by their content.",
        Response: Compatible "The discriminator of {subject} was {old} and is {new}; the client tells the alternatives apart by their content.",
    }
    XML_CHANGED = "xml-changed" {
        Request: Breaking "{subject} is written in XML in another way ({old} is now {new}).",
        Response: Breaking "{subject} is written in XML in another way ({old} is now {new}).",
    }

    // What people read.
    DESCRIPTION_CHANGED = "description-changed" {
        Both: Docs "{subject} is described in other words.",
    }
    SUMMARY_CHANGED = "summary-changed" {
        Both: Docs "{subject} has another summary.",
    }
    TITLE_CHANGED = "title-changed" {
        Both: Docs "{subject} has the title {new} instead of {old}.",
    }
    EXAMPLE_CHANGED = "example-changed" {
        Both: Docs "{subject} has another example.",
    }
    EXTERNAL_DOCS_CHANGED = "external-docs-changed" {
        Both: Docs "{subject} refers to other documentation.",
    }
    COMMENT_CHANGED = "comment-changed" {
        Both: Docs "{subject} has another comment.",
    }
    SCHEMA_NAME_CHANGED = "schema-name-changed" {
        Both: Docs "{subject} has another name for references ({old} before, {new} now), which says nothing of its values.",
    }
    INFO_CHANGED = "info-changed" {
        Both: Docs "{subject} was {old} and is {new}.",
    }
    TAGS_CHANGED = "tags-changed" {
        Both: Docs "{subject} has the tags {new} instead of {old}.",
    }
    TYPE_IMPLIED = "type-implied" {
        Both: Docs "{subject} states its type in one document only ({old} before, {new} now); its values leave no other.",
    }
    EXTENSION_CHANGED = "extension-changed" {
        Both: Docs "{subject} was {old} and is {new}; extensions say nothing to the client.",
    }
    UNUSED_COMPONENT_REMOVED = "unused-component-removed" {
        Both: Docs "{subject} is gone; no operation used it.",
    }
    UNUSED_COMPONENT_ADDED = "unused-component-added" {
        Both: Docs "{subject} is new; no operation uses it.",
    }
    UNUSED_COMPONENT_CHANGED = "unused-component-changed" {
        Both: Docs "{subject} differs; no operation uses it.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_in_one_style() {
        let mut seen = std::collections::HashSet::new();
        for rule in RULES {
            assert!(seen.insert(rule.name), "{} stands twice", rule.name);
            assert!(rule.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", rule.name);
        }
    }

    #[test]
    fn a_rule_has_either_one_verdict_or_one_for_each_direction() {
        for rule in RULES {
            let directions: Vec<Direction> = rule.verdicts.iter().map(|(direction, _)| *direction).collect();
            assert!(
                directions == [Direction::Both] || directions == [Direction::Request, Direction::Response],
                "{}",
                rule.name
            );
        }
    }
}
