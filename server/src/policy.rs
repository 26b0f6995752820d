//! `opora policy`: the union of the features' rows, in words that a head teacher can read.

use ::policy::{Policy, Role};

/// What each action is called; the snapshot's test says when one is missing.
const ACTIONS: &[(&str, &str)] = &[
    ("account.see", "видеть учётную запись"),
    ("agreement.approve", "вносить день утверждения"),
    ("agreement.edit", "править соглашение до подписания, связывать соглашения"),
    ("agreement.make", "заводить соглашение"),
    ("agreement.sign", "вносить дату подписания"),
    ("agreement.view", "видеть соглашение"),
    ("agreement.watch", "ставить соглашение на учёт, вносить параметры и графики"),
    ("expectation.confirm", "принимать или возвращать сданное"),
    ("expectation.remind", "напоминать исполнителю"),
    ("expectation.retract", "отзывать ошибочное действие"),
    ("expectation.shift", "называть ожидаемый день рядом со сроком"),
    ("expectation.submit", "сдавать исполнение с подтверждением"),
    ("expectation.view", "видеть обязательство и его историю"),
    ("expectation.waive", "освобождать от обязательства"),
    ("network.add_organisation", "заводить организации верхнего уровня и внешних получателей"),
    ("network.edit_calendars", "загружать календари"),
    ("network.edit_legal_acts", "вести реестр правовых актов"),
    ("network.edit_projects", "вести проекты"),
    ("network.import", "загружать организации таблицей"),
    ("obligation.record_event", "отмечать событие, от которого идёт срок"),
    ("organisation.add_below", "заводить подчинённую организацию"),
    ("organisation.appoint", "назначать роли и замещение, собирать группы"),
    ("organisation.edit", "править карточку организации"),
    ("organisation.view", "видеть карточку организации"),
    ("organisation.view_people", "видеть людей и группы организации"),
    ("password.change", "менять пароль"),
    ("person.edit", "править имя человека"),
    ("person.erase", "стирать имя человека"),
    ("person.view", "видеть карточку человека"),
    ("session.end", "завершать сеансы"),
    ("session.open", "входить"),
    ("session.see", "видеть свои сеансы"),
];

/// How the actor's organisation relates to the thing.
const RELATIONS: &[(&str, &str)] = &[
    ("above", "подведомственное"),
    ("addressee", "обещанное своей организации"),
    ("below", "вышестоящее"),
    ("confirmer", "ждущее слова своей организации"),
    ("member", "как участник сети"),
    ("network", "внешние получатели"),
    ("obliged", "обещанное своей организацией"),
    ("own", "своя организация"),
    ("participant", "своя организация – участник"),
    ("party", "своя организация – сторона"),
    ("performer", "исполняемое своей организацией"),
    ("self", "сам человек"),
    ("system", "вся установка"),
];

/// The table, role by role: what one may do, and where.
pub fn plain(policy: &Policy) -> String {
    let mut text = String::from("Кто что вправе делать. Чего здесь нет, того нельзя.\n");
    for role in Role::ALL {
        text.push_str(&format!("\n{} ({})\n", role.russian(), role.as_str()));
        let mut rows = policy.rows().iter().filter(|row| row.role == role).peekable();
        if rows.peek().is_none() {
            text.push_str("  ничего\n");
        }
        while let Some(row) = rows.next() {
            let mut relations = vec![word(RELATIONS, row.relation)];
            while let Some(next) = rows.next_if(|next| next.action == row.action) {
                relations.push(word(RELATIONS, next.relation));
            }
            text.push_str(&format!("  {} [{}]: {}\n", word(ACTIONS, row.action), row.action, relations.join("; ")));
        }
    }
    text
}

/// Names of actions and relations that have no words here yet.
pub fn without_words(policy: &Policy) -> Vec<&'static str> {
    let mut missing: Vec<&str> = Vec::new();
    for row in policy.rows() {
        missing.extend(
            [(ACTIONS, row.action), (RELATIONS, row.relation)]
                .into_iter()
                .filter(|(words, key)| find(words, key).is_none())
                .map(|(_, key)| key),
        );
    }
    missing.sort_unstable();
    missing.dedup();
    missing
}

fn find<'w>(words: &[(&str, &'w str)], key: &str) -> Option<&'w str> {
    words.iter().find(|(known, _)| *known == key).map(|(_, word)| *word)
}

fn word<'w>(words: &[(&'w str, &'w str)], key: &'w str) -> &'w str {
    find(words, key).unwrap_or(key)
}
