//! Kinds and zones as people write them into tables.

use crate::store::organisation::Kind;

/// A kind by its code, its name, or what the organisation's own name begins with.
pub fn kind_of(typed: &str, name: &str, kinds: &[Kind]) -> Option<String> {
    let folded = kernel::fold(typed);
    if !folded.is_empty() {
        let found = kinds.iter().find(|kind| {
            kind.code == folded || kernel::fold(&kind.name_ru) == folded || kernel::fold(&kind.name_en) == folded
        });
        return found.map(|kind| kind.code.clone());
    }
    let name = kernel::fold(name);
    const SIGNS: [(&str, &str); 9] = [
        ("школ", "school"),
        ("лицей", "school"),
        ("гимнази", "school"),
        ("сош", "school"),
        ("детский сад", "kindergarten"),
        ("министерство образования", "regional_authority"),
        ("управление образования", "municipal_education_authority"),
        ("институт развития образования", "education_development_institute"),
        ("колледж", "college"),
    ];
    let found = SIGNS.iter().find(|(sign, _)| name.contains(sign)).map(|(_, code)| (*code).to_owned());
    found.filter(|code| kinds.iter().any(|kind| kind.code == *code))
}

/// A zone by its IANA name or its distance from Moscow: «МСК+4».
pub fn zone_of(typed: &str) -> Option<&'static str> {
    const BY_HOURS: [(&str, &str); 11] = [
        ("мск-1", "Europe/Kaliningrad"),
        ("мск", "Europe/Moscow"),
        ("мск+1", "Europe/Samara"),
        ("мск+2", "Asia/Yekaterinburg"),
        ("мск+3", "Asia/Omsk"),
        ("мск+4", "Asia/Krasnoyarsk"),
        ("мск+5", "Asia/Irkutsk"),
        ("мск+6", "Asia/Yakutsk"),
        ("мск+7", "Asia/Vladivostok"),
        ("мск+8", "Asia/Magadan"),
        ("мск+9", "Asia/Kamchatka"),
    ];
    let folded: String =
        kernel::fold(typed).chars().filter(|c| !c.is_whitespace()).map(|c| if c == '−' { '-' } else { c }).collect();
    let by_hours = BY_HOURS.iter().find(|(hours, _)| *hours == folded).map(|(_, zone)| *zone);
    by_hours
        .or_else(|| crate::zones::ZONES.iter().find(|(zone, _)| zone.to_lowercase() == folded).map(|(zone, _)| *zone))
}
