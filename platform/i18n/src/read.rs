//! What a Fluent file says, seen as a tree: keys, variables, mentions.

use std::collections::BTreeSet;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};

/// One message or term (terms begin with `-`).
#[derive(Debug, Clone, Default)]
pub(crate) struct Message {
    pub key: String,
    pub source: String,
    pub variables: BTreeSet<String>,
    pub mentions: BTreeSet<String>,
}

/// All messages and terms of a file, in its order.
pub(crate) fn messages(resource: &FluentResource, source: &str) -> Vec<Message> {
    let mut found = Vec::new();
    for entry in resource.entries() {
        let (key, pattern) = match entry {
            Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref()),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value)),
            _ => continue,
        };
        let mut message = Message { key, source: source.to_owned(), ..Message::default() };
        if let Some(pattern) = pattern {
            walk(pattern, &mut message);
        }
        found.push(message);
    }
    found
}

fn walk(pattern: &Pattern<&str>, into: &mut Message) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            walk_expression(expression, into);
        }
    }
}

fn walk_expression(expression: &Expression<&str>, into: &mut Message) {
    match expression {
        Expression::Inline(inline) => walk_inline(inline, into),
        Expression::Select { selector, variants } => {
            walk_inline(selector, into);
            for variant in variants {
                walk(&variant.value, into);
            }
        }
    }
}

fn walk_inline(inline: &InlineExpression<&str>, into: &mut Message) {
    match inline {
        InlineExpression::VariableReference { id } => {
            into.variables.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, .. } => {
            into.mentions.insert(id.name.to_owned());
        }
        InlineExpression::TermReference { id, arguments, .. } => {
            into.mentions.insert(format!("-{}", id.name));
            if let Some(arguments) = arguments {
                walk_arguments(arguments, into);
            }
        }
        // No function is registered, so a call is a mention of something absent.
        InlineExpression::FunctionReference { id, arguments } => {
            into.mentions.insert(format!("{}()", id.name));
            walk_arguments(arguments, into);
        }
        InlineExpression::Placeable { expression } => walk_expression(expression, into),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
    }
}

fn walk_arguments(arguments: &CallArguments<&str>, into: &mut Message) {
    for positional in &arguments.positional {
        walk_inline(positional, into);
    }
    for named in &arguments.named {
        walk_inline(&named.value, into);
    }
}
