//! What a table would change: each row is new, changed, same, doubtful or faulty.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::words::{kind_of, zone_of};
use super::{Column, Remark, Trouble, Typed};
use crate::model::{ContactKind, OrganisationCard, OrganisationId};
use crate::numbers::{check, value_of};
use crate::store::fact::RequisitesCard;
use crate::store::organisation::{Kind, differences};

db::text_enum! {
    /// What a row means for the network.
    pub enum Verdict {
        /// An organisation that is not there yet.
        New = "new",
        /// One that is there and would change.
        Changed = "changed",
        /// One that is there as it stands.
        Same = "same",
        /// It may be one that is there: a person must look.
        Doubtful = "doubtful",
        /// It cannot be taken.
        Faulty = "faulty",
    }
}

/// An organisation of the network as it stands.
#[derive(Debug, Clone)]
pub struct Known {
    pub id: OrganisationId,
    pub version: i64,
    pub card: OrganisationCard,
    pub requisites: RequisitesCard,
    pub contacts: Vec<(ContactKind, String)>,
}

/// A row with what it means.
#[derive(Debug, Clone)]
pub struct Planned {
    pub number: u32,
    pub verdict: Verdict,
    /// The name in the file, for the list.
    pub title: String,
    pub organisation: Option<OrganisationId>,
    pub seen_version: i64,
    pub level: i64,
    pub is_moved: bool,
    pub card: OrganisationCard,
    /// Requisites to be stated, when they differ.
    pub requisites: Option<RequisitesCard>,
    /// Contacts to be replaced.
    pub contacts: Vec<(ContactKind, String)>,
    /// Field, before, after.
    pub changes: Vec<(&'static str, Option<String>, Option<String>)>,
    pub remarks: Vec<Remark>,
}

/// What the network holds, by ИНН and by name.
struct Index<'a> {
    known: &'a [Known],
    by_inn: HashMap<&'a str, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    by_id: HashMap<OrganisationId, usize>,
}

impl<'a> Index<'a> {
    fn over(known: &'a [Known]) -> Self {
        let (mut by_inn, mut by_name, mut by_id): (HashMap<_, Vec<_>>, HashMap<_, Vec<_>>, HashMap<_, _>) =
            Default::default();
        for (at, one) in known.iter().enumerate() {
            if let Some(inn) = &one.requisites.inn {
                by_inn.entry(inn.as_str()).or_default().push(at);
            }
            let names: BTreeSet<String> =
                [&one.card.name, &one.card.short_name].into_iter().map(|name| name_key(name)).collect();
            for name in names {
                by_name.entry(name).or_default().push(at);
            }
            by_id.insert(one.id, at);
        }
        Self { known, by_inn, by_name, by_id }
    }

    fn named(&self, name: &str) -> &[usize] {
        self.by_name.get(&name_key(name)).map_or(&[], Vec::as_slice)
    }
}

/// Names are the same whatever their quotation marks.
fn name_key(name: &str) -> String {
    kernel::fold(&name.chars().filter(|c| !matches!(c, '«' | '»' | '"' | '„' | '“' | '”')).collect::<String>())
}

/// Plans all rows. `make_id` gives ids to new organisations; it is asked once for each row.
pub fn plan(
    rows: &[Typed],
    known: &[Known],
    kinds: &[Kind],
    mut make_id: impl FnMut() -> OrganisationId,
) -> Vec<Planned> {
    let index = Index::over(known);
    let mut planned: Vec<Planned> = rows.iter().map(|row| matched(row, &index, &mut make_id)).collect();
    refuse_doubles(rows, &mut planned);
    let parents = parents(rows, &planned, &index);
    for (row, one) in rows.iter().zip(&mut planned) {
        fill(row, one, &index, kinds, parents.get(&row.number).copied());
    }
    refuse_rings(rows, &mut planned, &index);
    give_levels(&mut planned);
    judge(&mut planned, &index);
    planned
}

/// Finds the organisation that a row speaks of, first by ИНН, then by name.
fn matched(row: &Typed, index: &Index<'_>, make_id: &mut impl FnMut() -> OrganisationId) -> Planned {
    let (name, inn) = (row.value(Column::Name), row.value(Column::Inn).split_whitespace().collect::<String>());
    let mut remarks = row.remarks.clone();
    if name.is_empty() {
        remarks.push(Remark::of(0, Trouble::NoName, String::new()));
    }
    let by_inn = index.by_inn.get(inn.as_str()).map_or(&[][..], Vec::as_slice);
    let by_name = index.named(name);
    let mut doubt = None;
    let found = match (by_inn, by_name) {
        ([one], _) => Some(*one),
        // Branches share an ИНН; the name then tells them apart.
        ([_, _, ..], names) => {
            let both: Vec<usize> = by_inn.iter().filter(|at| names.contains(at)).copied().collect();
            if both.len() != 1 {
                doubt = Some(Remark::of(row.place(Column::Inn), Trouble::Several, inn.clone()));
            }
            both.first().copied()
        }
        ([], []) => None,
        ([], [one]) => {
            let stated = index.known[*one].requisites.inn.as_deref();
            match stated.filter(|stated| !inn.is_empty() && *stated != inn) {
                Some(stated) => {
                    doubt = Some(Remark::of(row.place(Column::Inn), Trouble::OtherInn, stated));
                    None
                }
                None => Some(*one),
            }
        }
        ([], _) => {
            doubt = Some(Remark::of(row.place(Column::Name), Trouble::Several, name));
            None
        }
    };
    let new_id = make_id();
    let is_doubtful = doubt.is_some();
    remarks.extend(doubt);
    let known = found.map(|at| &index.known[at]);
    let verdict = match (is_doubtful, known) {
        (true, _) => Verdict::Doubtful,
        (false, Some(_)) => Verdict::Same,
        (false, None) => Verdict::New,
    };
    Planned {
        number: row.number,
        verdict,
        title: name.to_owned(),
        organisation: Some(known.map_or(new_id, |known| known.id)),
        seen_version: known.map_or(0, |known| known.version),
        level: 0,
        is_moved: false,
        card: known
            .map_or_else(|| OrganisationCard::named("", name, &kernel::clip(name, 120)), |known| known.card.clone()),
        requisites: None,
        contacts: Vec::new(),
        changes: Vec::new(),
        remarks,
    }
}

/// The second row about the same organisation is refused: which of them would be right?
fn refuse_doubles(rows: &[Typed], planned: &mut [Planned]) {
    let mut first: HashMap<String, u32> = HashMap::new();
    for (row, one) in rows.iter().zip(planned) {
        let inn: String = row.value(Column::Inn).split_whitespace().collect();
        let name = name_key(row.value(Column::Name));
        let key = match one.verdict {
            Verdict::Same => one.organisation.map(|id| id.to_string()),
            _ if !inn.is_empty() => Some(format!("{inn} {name}")),
            _ => Some(name).filter(|name| !name.is_empty()),
        };
        let Some(key) = key else { continue };
        if let Some(other) = first.get(&key) {
            one.remarks.push(Remark::of(0, Trouble::Twice, other.to_string()));
        } else {
            first.insert(key, row.number);
        }
    }
}

/// Who stands above each row, by ИНН or name, in the file or in the network. `None` for a name that is not found.
fn parents(rows: &[Typed], planned: &[Planned], index: &Index<'_>) -> BTreeMap<u32, Option<OrganisationId>> {
    let mut in_file: HashMap<String, Option<OrganisationId>> = HashMap::new();
    for (row, one) in
        rows.iter().zip(planned).filter(|(_, one)| one.verdict != Verdict::Doubtful && one.remarks.is_empty())
    {
        let inn: String = row.value(Column::Inn).split_whitespace().collect();
        for key in [inn, name_key(row.value(Column::Name)), name_key(row.value(Column::ShortName))]
            .into_iter()
            .filter(|key| !key.is_empty())
        {
            // A key that two rows share names nobody.
            in_file
                .entry(key)
                .and_modify(|other| *other = other.filter(|other| Some(*other) == one.organisation))
                .or_insert(one.organisation);
        }
    }
    let find = |text: &str| -> Option<OrganisationId> {
        let inn: String = text.split_whitespace().collect();
        let known = match index.by_inn.get(inn.as_str()).map_or_else(|| index.named(text), Vec::as_slice) {
            [one] => Some(index.known[*one].id),
            _ => None,
        };
        known.or_else(|| in_file.get(&inn).or_else(|| in_file.get(&name_key(text))).copied().flatten())
    };
    rows.iter()
        .filter(|row| !row.value(Column::Parent).is_empty())
        .map(|row| (row.number, find(row.value(Column::Parent))))
        .collect()
}

/// Takes the row's values over; an empty cell never erases what is stated.
fn fill(row: &Typed, one: &mut Planned, index: &Index<'_>, kinds: &[Kind], parent: Option<Option<OrganisationId>>) {
    let refuse = |one: &mut Planned, column, trouble| {
        one.remarks.push(Remark::of(row.place(column), trouble, row.value(column)))
    };
    // Other quotation marks, other case, or the short name in place of the full one are no change.
    let name = row.value(Column::Name);
    let is_stated = [&one.card.name, &one.card.short_name].into_iter().any(|stated| name_key(stated) == name_key(name));
    if !name.is_empty() && !is_stated {
        one.card.name = name.to_owned();
    }
    if !row.value(Column::ShortName).is_empty() {
        one.card.short_name = kernel::clip(row.value(Column::ShortName), 120);
    }
    match kind_of(row.value(Column::Kind), row.value(Column::Name), kinds) {
        Some(kind) if !row.value(Column::Kind).is_empty() || one.card.kind.is_empty() => one.card.kind = kind,
        None if one.card.kind.is_empty() || !row.value(Column::Kind).is_empty() => {
            refuse(one, Column::Kind, Trouble::Kind)
        }
        _ => {}
    }
    match parent {
        Some(Some(parent)) => {
            one.is_moved = one.verdict == Verdict::Same && one.card.parent_id != Some(parent);
            one.card.parent_id = Some(parent);
        }
        Some(None) => refuse(one, Column::Parent, Trouble::Parent),
        None => {}
    }
    match row.value(Column::Zone) {
        "" if one.verdict == Verdict::New => {
            let above =
                one.card.parent_id.and_then(|id| index.by_id.get(&id)).map(|at| index.known[*at].card.zone.clone());
            one.card.zone = above.unwrap_or_else(|| "Europe/Moscow".to_owned());
        }
        "" => {}
        typed => match zone_of(typed) {
            Some(zone) => one.card.zone = zone.to_owned(),
            None => refuse(one, Column::Zone, Trouble::Zone),
        },
    }
    match kernel::fold(row.value(Column::Account)).as_str() {
        "" => {}
        "нет" | "no" | "-" | "без доступа" => one.card.has_account = false,
        _ => one.card.has_account = true,
    }
    let known = one.organisation.and_then(|id| index.by_id.get(&id)).map(|at| &index.known[*at]);
    fill_requisites(row, one, known);
    for (column, kind) in [
        (Column::Address, ContactKind::Address),
        (Column::Phone, ContactKind::Phone),
        (Column::Email, ContactKind::Email),
        (Column::Site, ContactKind::Site),
    ] {
        let value = row.value(column);
        if !value.is_empty()
            && !known.is_some_and(|known| known.contacts.iter().any(|(stated, text)| *stated == kind && text == value))
        {
            one.contacts.push((kind, value.to_owned()));
        }
    }
}

fn fill_requisites(row: &Typed, one: &mut Planned, known: Option<&Known>) {
    let columns: Vec<Column> = row.values.keys().copied().filter(|column| column.number().is_some()).collect();
    if columns.is_empty() && row.value(Column::Bank).is_empty() {
        return;
    }
    let stated = known.map(|known| known.requisites.clone()).unwrap_or_default();
    let typed = |name: &str| {
        columns.iter().find(|column| column.number() == Some(name)).map_or("", |column| row.value(*column))
    };
    // What the file leaves out stays as stated, so an account of the file is checked beside a stated БИК.
    let value = |name: &str| if typed(name).is_empty() { stated_value(&stated, name) } else { typed(name) };
    let bank = Some(row.value(Column::Bank))
        .filter(|bank| !bank.is_empty())
        .map(str::to_owned)
        .or_else(|| stated.bank.clone());
    let (card, wrong) = check(value, bank);
    for (name, reason) in wrong {
        let place = columns.iter().find(|column| column.number() == Some(name)).map_or(0, |column| row.place(*column));
        let remark = Remark {
            column: place,
            trouble: Trouble::Number.as_str().to_owned(),
            value: reason.russian(),
            value_en: reason.english(),
        };
        one.remarks.push(remark);
    }
    if card != stated {
        one.requisites = Some(card);
    }
}

fn stated_value<'c>(card: &'c RequisitesCard, name: &str) -> &'c str {
    value_of(card, name).unwrap_or("")
}

/// Refuses rows whose line upwards comes back to them, in the network as it would be.
fn refuse_rings(rows: &[Typed], planned: &mut [Planned], index: &Index<'_>) {
    let in_file: HashMap<OrganisationId, Option<OrganisationId>> = planned
        .iter()
        .filter(|one| one.verdict != Verdict::Doubtful)
        .filter_map(|one| Some((one.organisation?, one.card.parent_id)))
        .collect();
    let above = |id: &OrganisationId| match in_file.get(id) {
        Some(parent) => *parent,
        None => index.by_id.get(id).and_then(|at| index.known[*at].card.parent_id),
    };
    for (row, one) in rows.iter().zip(planned).filter(|(row, _)| row.place(Column::Parent) > 0) {
        let mut passed = BTreeSet::new();
        let mut at = one.organisation;
        while let Some(id) = at {
            if !passed.insert(id) {
                one.remarks.push(Remark::of(row.place(Column::Parent), Trouble::Ring, row.value(Column::Parent)));
                break;
            }
            at = above(&id);
        }
    }
}

/// How many new organisations of the file stand above each new one; those without a valid one above are refused.
fn give_levels(planned: &mut [Planned]) {
    let new: HashMap<OrganisationId, (usize, Option<OrganisationId>)> = planned
        .iter()
        .enumerate()
        .filter(|(_, one)| one.verdict == Verdict::New)
        .filter_map(|(at, one)| Some((one.organisation?, (at, one.card.parent_id))))
        .collect();
    let is_faulty: Vec<bool> = planned.iter().map(|one| !one.remarks.is_empty()).collect();
    for one in planned.iter_mut().filter(|one| one.remarks.is_empty()) {
        let mut at = one.card.parent_id;
        let mut level = 0;
        while let Some((place, parent)) = at.and_then(|id| new.get(&id)) {
            if is_faulty[*place] {
                one.remarks.push(Remark::of(0, Trouble::Parent, String::new()));
                break;
            }
            level += 1;
            at = *parent;
        }
        one.level = level;
    }
}

/// The last word on each row.
fn judge(planned: &mut [Planned], index: &Index<'_>) {
    for one in planned {
        if !one.remarks.is_empty() {
            if one.verdict != Verdict::Doubtful || one.remarks.iter().any(|remark| !is_doubt(remark)) {
                one.verdict = Verdict::Faulty;
            }
            continue;
        }
        let Some(known) = one.organisation.and_then(|id| index.by_id.get(&id)).map(|at| &index.known[*at]) else {
            continue;
        };
        one.changes =
            differences(&known.card, &one.card).into_iter().map(|one| (one.field, one.before, one.after)).collect();
        if let Some(card) = &one.requisites {
            for column in [
                Column::Inn,
                Column::Kpp,
                Column::Ogrn,
                Column::Okpo,
                Column::Oktmo,
                Column::Bik,
                Column::SettlementAccount,
                Column::CorrespondentAccount,
                Column::SingleTreasuryAccount,
                Column::TreasuryAccount,
                Column::PersonalAccount,
            ] {
                let Some(name) = column.number() else { continue };
                let (before, after) = (stated_value(&known.requisites, name), stated_value(card, name));
                if before != after {
                    one.changes.push((
                        name,
                        Some(before.to_owned()).filter(|text| !text.is_empty()),
                        Some(after.to_owned()),
                    ));
                }
            }
            if known.requisites.bank != card.bank {
                one.changes.push(("bank", known.requisites.bank.clone(), card.bank.clone()));
            }
        }
        for (kind, value) in &one.contacts {
            let before = known.contacts.iter().find(|(stated, _)| stated == kind).map(|(_, text)| text.clone());
            one.changes.push((kind.as_str(), before, Some(value.clone())));
        }
        one.verdict = if one.changes.is_empty() { Verdict::Same } else { Verdict::Changed };
    }
}

fn is_doubt(remark: &Remark) -> bool {
    matches!(Trouble::parse(&remark.trouble), Some(Trouble::OtherInn | Trouble::Several))
}
