//! Tries a phrase: `cargo run -p deadlines --example deadline -- "до 1 сентября" --year 2022`.
//! Without arguments it reads phrases from standard input, one a line, and prints what each one means.

use std::io::BufRead;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if !arguments.is_empty() {
        match deadlines::command::run(arguments) {
            Ok(answer) => println!("{answer}"),
            // A refusal is a sentence for a person, not a Rust value.
            Err(refusal) => {
                eprintln!("{refusal}");
                std::process::exit(2);
            }
        }
        return Ok(());
    }
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (phrase, notes) = line.split_once('\t').unwrap_or((&line, ""));
        let mut context = deadlines::Context::default();
        for word in notes.split(' ') {
            match word.split_once('=') {
                Some(("year", year)) => context.year = Some(year.parse()?),
                Some(("school_year", year)) => context.school_year = Some(year.parse()?),
                Some(("term", term)) => {
                    let (from, to) = term.split_once("..").ok_or("a term is DATE..DATE")?;
                    (context.term_from, context.term_to) = (Some(from.parse()?), Some(to.parse()?));
                }
                _ => {}
            }
        }
        let reading = deadlines::read(phrase, &context)?;
        println!("{line}\t{}", serde_json::to_string(&reading.rule)?);
    }
    Ok(())
}
