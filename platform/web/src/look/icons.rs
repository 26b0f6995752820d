//! Icons by meaning, not by picture: `icons::overdue()`. Paths are Lucide's (ISC, see NOTICE).

use std::fmt::{self, Display};

use icondata_core::IconData;

/// An inline picture that a screen reader passes over: the word stands beside it.
#[derive(Clone, Copy)]
pub struct Icon(&'static IconData);

impl Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<svg class=\"i\" viewBox=\"{}\" aria-hidden=\"true\">", self.0.view_box.unwrap_or("0 0 24 24"))?;
        for line in self.0.data.lines() {
            f.write_str(line.trim())?;
        }
        f.write_str("</svg>")
    }
}

impl fmt::Debug for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Icon")
    }
}

impl askama::filters::HtmlSafe for Icon {}

macro_rules! icons {
    ($($name:ident = $picture:ident, $meaning:literal;)+) => {
        $(
            #[doc = $meaning]
            pub fn $name() -> Icon {
                Icon(icondata_lu::$picture)
            }
        )+

        #[cfg(test)]
        const ALL: &[(&str, fn() -> Icon)] = &[$((stringify!($name), $name)),+];
    };
}

icons! {
    today = LuSun, "What is needed today.";
    board = LuHandshake, "Obligations between parties.";
    agreement = LuScrollText, "An agreement.";
    schools = LuSchool, "Schools.";
    signals = LuBell, "Alarm signals.";
    reports = LuFileText, "Reports and documents.";
    indicators = LuChartLine, "Indicators.";
    roadmap = LuMilestone, "Roadmaps and measures.";
    network = LuNetwork, "Organisations and their hierarchy.";
    organisation = LuBuilding2, "An organisation.";
    ministry = LuLandmark, "A ministry.";
    people = LuUsers, "People, a group.";
    person = LuUser, "A person.";
    project = LuFolderOpen, "A project.";
    law = LuScale, "A legal act.";
    health = LuGauge, "The state of the system.";
    overdue = LuTriangleAlert, "The term has passed.";
    this_week = LuCalendar, "Due this week.";
    waiting = LuHourglass, "Waits for somebody's word.";
    later = LuArrowDown, "Further on.";
    undated = LuCalendarX2, "Has no date yet.";
    schedule = LuCalendarClock, "A named schedule.";
    clock = LuClock, "A term that is near.";
    met = LuCircleCheck, "Kept.";
    missed = LuCircleX, "Not kept.";
    waived = LuBan, "Waived.";
    before_tracking = LuHistory, "Before tracking began.";
    question = LuCircleHelp, "An open question.";
    warning = LuCircleAlert, "Something to look at.";
    info = LuInfo, "A remark.";
    to = LuArrowRight, "From one to the other.";
    attach = LuPaperclip, "A file.";
    check = LuCheck, "Confirm, done.";
    print = LuPrinter, "Print.";
    locked = LuLock, "Frozen.";
    letter = LuMail, "A letter came.";
    sent = LuSend, "Sent.";
    returned = LuUndo2, "Returned with a remark.";
    retracted = LuEraser, "A wrong record was taken back.";
    note = LuMessageSquare, "A note.";
    link = LuLink, "A link.";
    external = LuExternalLink, "Leads elsewhere.";
    download = LuDownload, "Download.";
    upload = LuUpload, "Upload.";
    table = LuTable, "A table.";
    feed = LuCalendarPlus, "A calendar feed.";
    add = LuPlus, "Add.";
    remove = LuX, "Remove, close.";
    edit = LuPencil, "Change.";
    delete = LuTrash2, "Delete.";
    search = LuSearch, "Search.";
    filter = LuListFilter, "Filter.";
    list = LuList, "A list.";
    tasks = LuListChecks, "A list of steps.";
    signed = LuSignature, "Signed.";
    access = LuShieldCheck, "Access.";
    key = LuKeyRound, "A password, a key.";
    settings = LuSettings, "Settings.";
    language = LuLanguages, "The language.";
    theme_light = LuSunMedium, "The light theme.";
    theme_dark = LuMoon, "The dark theme.";
    theme_auto = LuSunMoon, "The theme of the device.";
    sign_in = LuLogIn, "Sign in.";
    sign_out = LuLogOut, "Sign out.";
    next = LuChevronRight, "The next one.";
    previous = LuChevronLeft, "The previous one.";
    open = LuChevronDown, "Open.";
    next_day = LuStepForward, "Move to the next day.";
    refresh = LuRefreshCw, "Again.";
    phone = LuPhone, "A telephone number.";
    mail = LuAtSign, "A mail address.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_is_one_hidden_svg_without_styles() {
        for (name, icon) in ALL {
            let svg = icon().to_string();
            assert!(svg.starts_with("<svg class=\"i\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><"), "{name}: {svg}");
            assert!(!svg.contains("style") && !svg.contains('\n'), "{name}: {svg}");
        }
    }
}
