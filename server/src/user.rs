//! `opora user add`: the first administrator, and whoever else must get in before anybody can appoint them.

use std::io::{BufRead, IsTerminal, Write};

use db::{Act, Change, Db, DbError, DbResult, SystemAuthority};
use jiff::tz::TimeZone;
use kernel::World;
use network::model::{ASSIGNMENT_GIVEN, ORGANISATION_CREATED, PERSON_ADDED};
use network::seed::{self, AssignmentCard, OrganisationCard, PersonCard};
use permit::{OrganisationId, zone_by_name};
use sign_in::published::{
    ACCOUNT_CREATED, AccountRefusal, Login, PasswordHash, Weakness, create_account, hash_password, weakness,
};

use crate::command_line::UserAdd;

/// The system acts here without a person: the operator at the machine.
const OPERATOR: SystemAuthority = SystemAuthority::because("server.operator_command");

/// Why nobody was added.
#[derive(Debug, thiserror::Error)]
pub enum UserError {
    /// No login.
    #[error("логин – от 3 до 200 знаков без пробелов")]
    Login,
    /// No name.
    #[error("--name: фамилия и имя, например «Орлова Дарья Максимовна»")]
    Name,
    /// Nobody knows the zone.
    #[error("--zone: такого часового пояса нет; например Asia/Novosibirsk")]
    Zone,
    /// Several organisations are called so.
    #[error("организаций с таким названием несколько: назовите полнее")]
    Ambiguous,
    /// The password is too weak.
    #[error("пароль не подходит: {0}")]
    Weak(&'static str),
    /// The second typing differs.
    #[error("пароли не совпали")]
    Mistyped,
    /// The login is taken.
    #[error("этот логин уже занят")]
    Taken,
    /// The terminal's failure.
    #[error("пароль не прочитан: {0}")]
    Input(#[from] std::io::Error),
    /// The hashing's failure.
    #[error(transparent)]
    Hash(#[from] sign_in::published::HashFailure),
    /// The database's.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<AccountRefusal> for UserError {
    fn from(refusal: AccountRefusal) -> Self {
        match refusal {
            AccountRefusal::Database(error) => Self::Db(error),
            AccountRefusal::LoginTaken | AccountRefusal::HasAccount => Self::Taken,
        }
    }
}

/// Adds a person with an account and a role, and the organisation when it is new.
///
/// # Errors
/// What the operator has to mend, in Russian.
pub async fn add(db: &Db, world: &World, asked: UserAdd, password: &str) -> Result<(), UserError> {
    let login = Login::parse(&asked.login).ok_or(UserError::Login)?;
    let names: Vec<&str> = asked.name.split_whitespace().collect();
    let [family_name, given_name, patronymic @ ..] = names.as_slice() else { return Err(UserError::Name) };
    let card = PersonCard::of(family_name, given_name, &patronymic.join(" "));
    if TimeZone::get(&asked.zone).is_err() {
        return Err(UserError::Zone);
    }
    if let Some(weak) = weakness(password, login.as_str()) {
        return Err(UserError::Weak(in_russian(weak)));
    }
    let hash = hash_password(password, world)?;
    let known = db.read(network::doctor::organisations).await?;
    let folded = kernel::fold(&asked.organisation);
    let mut called_so = known.iter().filter(|(_, name, _)| kernel::fold(name) == folded);
    let found = match (called_so.next(), called_so.next()) {
        (Some((id, ..)), None) => Some(*id),
        (None, _) => None,
        _ => return Err(UserError::Ambiguous),
    };
    let act = Act::under(&OPERATOR, world, PERSON_ADDED, network::published::NetworkId::whole());
    let world = world.clone();
    db.write(act, move |change| enter(change, &world, &asked, &card, (&login, &hash), found)).await
}

fn enter(
    change: &mut Change<'_>,
    world: &World,
    asked: &UserAdd,
    card: &PersonCard,
    (login, hash): (&Login, &PasswordHash),
    found: Option<OrganisationId>,
) -> Result<(), UserError> {
    let organisation = match found {
        Some(id) => id,
        None => new_organisation(change, world, asked)?,
    };
    let person = seed::person(change, world, card)?;
    let starts_on = world.now().to_zoned(zone_by_name(&asked.zone)).date();
    let assignment = AssignmentCard {
        person,
        organisation,
        role: asked.role,
        position: asked.position.clone(),
        starts_on,
        ends_on: None,
        legal_act: None,
    };
    let given = seed::assignment(change, world, &assignment)?;
    change.also(&Act::under(&OPERATOR, world, ASSIGNMENT_GIVEN, given))?;
    change.also(&Act::under(&OPERATOR, world, ACCOUNT_CREATED, person))?;
    create_account(change, person, login, hash)?;
    Ok(())
}

fn new_organisation(change: &mut Change<'_>, world: &World, asked: &UserAdd) -> DbResult<OrganisationId> {
    let card = OrganisationCard {
        zone: asked.zone.clone(),
        ..OrganisationCard::named("other", &asked.organisation, &asked.organisation)
    };
    let id = seed::organisation(change, world, &card)?;
    change.also(&Act::under(&OPERATOR, world, ORGANISATION_CREATED, id))?;
    Ok(id)
}

fn in_russian(weak: Weakness) -> &'static str {
    match weak {
        Weakness::Short => "короче 10 знаков",
        Weakness::Long => "длиннее 200 знаков",
        Weakness::Common => "его угадывают среди первых",
        Weakness::LikeLogin => "он составлен из логина",
    }
}

/// Asks for the password twice on the terminal, unseen; from a pipe it takes the first line.
///
/// # Errors
/// When there is nothing to read or the second typing differs.
pub fn ask_password() -> Result<String, UserError> {
    let input = std::io::stdin();
    if !input.is_terminal() {
        return Ok(line(&mut input.lock())?);
    }
    let _hidden = Hidden::begin();
    let first = prompted("Пароль: ")?;
    let second = prompted("Ещё раз: ")?;
    if first == second { Ok(first) } else { Err(UserError::Mistyped) }
}

fn prompted(question: &str) -> std::io::Result<String> {
    let mut screen = std::io::stderr();
    write!(screen, "{question}")?;
    screen.flush()?;
    let answer = line(&mut std::io::stdin().lock())?;
    writeln!(screen)?;
    Ok(answer)
}

fn line(input: &mut impl BufRead) -> std::io::Result<String> {
    let mut text = String::new();
    input.read_line(&mut text)?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// Keeps what is typed off the screen, by the system's own `stty`; where there is none, the typing shows.
struct Hidden;

impl Hidden {
    fn begin() -> Self {
        set_echo("-echo");
        Self
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        set_echo("echo");
    }
}

fn set_echo(word: &str) {
    // Windows has no stty; a visible password is better there than no administrator.
    let _ = std::process::Command::new("stty").arg(word).stdin(std::process::Stdio::inherit()).status();
}
