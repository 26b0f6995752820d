//! The time zones of Russia that forms and imports take.

/// Zones of Russia by IANA name, west to east, with the key of the city's word.
pub const ZONES: [(&str, &str); 14] = [
    ("Europe/Kaliningrad", "network-zone-kaliningrad"),
    ("Europe/Moscow", "network-zone-moscow"),
    ("Europe/Samara", "network-zone-samara"),
    ("Europe/Saratov", "network-zone-saratov"),
    ("Asia/Yekaterinburg", "network-zone-yekaterinburg"),
    ("Asia/Omsk", "network-zone-omsk"),
    ("Asia/Novosibirsk", "network-zone-novosibirsk"),
    ("Asia/Barnaul", "network-zone-barnaul"),
    ("Asia/Krasnoyarsk", "network-zone-krasnoyarsk"),
    ("Asia/Irkutsk", "network-zone-irkutsk"),
    ("Asia/Yakutsk", "network-zone-yakutsk"),
    ("Asia/Vladivostok", "network-zone-vladivostok"),
    ("Asia/Magadan", "network-zone-magadan"),
    ("Asia/Kamchatka", "network-zone-kamchatka"),
];
