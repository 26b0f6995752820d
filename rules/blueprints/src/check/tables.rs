//! Rows of annexes: every row binds somebody, every target is a target.

use super::Faults;
use crate::{Blueprint, FaultKind, IndicatorKind, Target};

pub(super) fn check(blueprint: &Blueprint, faults: &mut Faults) {
    for indicator in &blueprint.indicators {
        let place = format!("indicator {}", indicator.no);
        faults.add_if(indicator.targets.is_empty(), &place, FaultKind::Value("targets"));
        for (period, target) in &indicator.targets {
            let year = period.strip_suffix('+').unwrap_or(period);
            let is_year = year.len() == 4 && year.bytes().all(|digit| digit.is_ascii_digit());
            faults.add_if(!is_year, &place, FaultKind::Value("targets"));
            faults.add_if(!fits(target, indicator.kind), &place, FaultKind::Value("targets"));
        }
    }
    for measure in &blueprint.measures {
        let place = format!("measure {}", measure.key);
        faults.add_if(measure.obligations.is_empty(), &place, FaultKind::NobodyObliged);
        faults.add_if(measure.responsible.is_empty(), &place, FaultKind::NobodyObliged);
    }
}

/// A share has a share; parts are no more than the whole.
fn fits(target: &Target, kind: IndicatorKind) -> bool {
    match (target, kind) {
        (Target::NotSet(_), _) => true,
        (Target::Value(_), kind) => kind == IndicatorKind::Absolute,
        (Target::Compound(compound), kind) => {
            let parts_fit =
                compound.breakdown.iter().all(|part| compound.value.is_some_and(|whole| part.value <= whole));
            let value_fits = match kind {
                IndicatorKind::Absolute => compound.value.is_some(),
                IndicatorKind::Share => compound.share_bp.is_some(),
            };
            parts_fit && value_fits
        }
    }
}
