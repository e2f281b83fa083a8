//! Expressions of `test`, formats of `printf`, names of `read`: shells evaluate a subscript `name[…]` in them,
//! commands included.
//!
//! Source: bash(1), `test -v` and `printf -v`; zshmisc(1), arithmetic evaluation.

use super::super::table::Level;
use super::super::{Argument, Class};

/// Operators whose operands every shell evaluates that knows them.
const NAMES: [&str; 2] = ["-v", "-R"];
/// Operators whose operands some shells evaluate as numbers.
const NUMBERS: [&str; 10] = ["-t", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef"];

/// Arguments of `test` that a shell may evaluate, as numbers only or in any case.
pub(in super::super) fn test(arguments: &[Argument<'_>]) -> Vec<(usize, Class)> {
    let everywhere = evaluated(arguments, &NAMES, &NUMBERS);
    let anywhere = evaluated(arguments, &[NAMES.as_slice(), &NUMBERS].concat(), &[]);
    let class = |at: &usize| if everywhere.contains(at) { Class::Code } else { Class::Number };
    anywhere.iter().map(|at| (*at, class(at))).collect()
}

/// Arguments that a shell evaluates which does so for these operators, and only compares for those.
fn evaluated(arguments: &[Argument<'_>], evaluating: &[&str], comparing: &[&str]) -> Vec<usize> {
    let is =
        |argument: &Argument<'_>, operators: &[&str]| argument.known && operators.contains(&argument.text);
    let evaluates = |argument: &Argument<'_>| is(argument, evaluating);
    let is_harmless = |argument: &Argument<'_>| harmless_before(argument) || is(argument, comparing);
    let is_compared = |argument: &Argument<'_>| compares(argument) || is(argument, comparing);
    let evaluated = arguments.iter().any(evaluates);
    let mut before = None;
    let mut found = Vec::new();
    for (at, argument) in arguments.iter().enumerate() {
        let after = arguments.get(at.saturating_add(1));
        if argument.known {
            if evaluated && subscript(argument.text) {
                found.push(at);
            }
        } else if !(before.is_some_and(is_harmless) || after.is_some_and(is_compared))
            || evaluated && {
                let beside = |other: Option<&Argument<'_>>| other.is_some_and(evaluates);
                beside(before) || beside(after)
            }
        {
            found.push(at);
        }
        before = Some(argument);
    }
    found
}

/// After these an argument is only looked at as a text or a path.
fn harmless_before(argument: &Argument<'_>) -> bool {
    argument.known
        && matches!(
            argument.text,
            "-n" | "-z"
                | "-a"
                | "-b"
                | "-c"
                | "-d"
                | "-e"
                | "-f"
                | "-g"
                | "-h"
                | "-k"
                | "-p"
                | "-r"
                | "-s"
                | "-u"
                | "-w"
                | "-x"
                | "-L"
                | "-S"
                | "-O"
                | "-G"
                | "-N"
                | "="
                | "=="
                | "!="
                | "=~"
                | "<"
                | ">"
        )
}

fn compares(argument: &Argument<'_>) -> bool {
    argument.known && matches!(argument.text, "=" | "==" | "!=" | "=~")
}

/// Arguments of `printf` that a shell may evaluate.
pub(in super::super) fn printf(arguments: &[Argument<'_>]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut rest = arguments.iter().enumerate();
    let mut format = rest.next();
    if let Some((_, argument)) = format
        && argument.known
        && argument.text == "--"
    {
        format = rest.next();
    }
    let Some((at, format)) = format else { return found };
    if !format.known || format.text.starts_with('-') && format.text.len() > 1 {
        let option = format.known || format.start.is_empty() || format.start.starts_with('-');
        if option && !(format.known && format.text.starts_with("---")) {
            found.push(at);
        }
    }
    let reads = if format.known { conversions(format.text) } else { Reads::Names };
    let evaluates = |argument: &Argument<'_>| match reads {
        Reads::Texts => false,
        Reads::Numbers => !argument.known || subscript(argument.text),
        Reads::Names => true,
    };
    found.extend(rest.filter(|(_, argument)| evaluates(argument)).map(|(at, _)| at));
    found
}

/// What a format makes of its arguments.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reads {
    Texts,
    /// A shell may evaluate a number.
    Numbers,
    /// `%n` sets the variable that the argument names, and an unknown conversion may do anything.
    Names,
}

fn conversions(format: &str) -> Reads {
    let mut reads = Reads::Texts;
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        if c != '%' {
            continue;
        }
        let is_modifier = |c: char| c.is_ascii_digit() || "-+ #.'*hlLjzt".contains(c);
        let width = chars.clone().take_while(|c| is_modifier(*c)).any(|c| c == '*');
        let mut conversion = chars.find(|c| !is_modifier(*c));
        if conversion == Some('(') {
            // `%(%F)T` writes a time.
            chars.by_ref().find(|c| *c == ')');
            conversion = chars.next();
        }
        reads = reads.max(match conversion {
            Some('%' | 's' | 'b' | 'q' | 'Q' | 'c') if !width => Reads::Texts,
            Some(c) if "%sbqQcdiouxXeEfFgGaAT".contains(c) => Reads::Numbers,
            _ => Reads::Names,
        });
    }
    reads
}

/// Arguments of `read` and the like that are no plain names; `level` lists the options that take a value.
pub(in super::super) fn names(level: &Level, arguments: &[Argument<'_>]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut value = false;
    for (at, argument) in arguments.iter().enumerate() {
        let text = argument.text;
        if core::mem::take(&mut value) && argument.known {
            continue;
        }
        if let Some(line) = super::super::lookup::exact(level, level, text).filter(|_| argument.known) {
            value = line.1 != super::super::table::Arity::Flag;
        } else if !argument.known || !is_name(text) {
            found.push(at);
        }
    }
    found
}

fn is_name(text: &str) -> bool {
    !text.starts_with(|c: char| c.is_ascii_digit())
        && !text.is_empty()
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

fn subscript(text: &str) -> bool {
    text.contains('[') && text.contains(['$', '`']) && text != "["
}
