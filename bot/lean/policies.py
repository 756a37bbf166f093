"""Policies: what cannot match is not looked at, and only as many turns are put into words as the longest rule has."""

# ruff: noqa: SLF001 - these are methods of Rasa's classes, standing elsewhere
from typing import Any, Dict, List, Optional, Text, Tuple


def silent_without_memories(original: Any) -> Any:
    """A memory that learnt no story recalls nothing, so the conversation need not be put into words for it."""

    def predict_action_probabilities(
        self: Any, tracker: Any, domain: Any, rule_only_data: Optional[Dict[Text, Any]] = None, **kwargs: Any
    ) -> Any:
        if not self.lookup:
            return self._prediction(self._default_predictions(domain))
        return original(self, tracker, domain, rule_only_data=rule_only_data, **kwargs)

    return predict_action_probabilities


def no_text_rules(original: Any) -> Any:
    """Rasa first looks for rules on the citizen's literal text. Where no rule has any, none is found."""

    def find_action_from_rules(
        self: Any, tracker: Any, domain: Any, use_text_for_last_user_input: bool
    ) -> Tuple[Optional[Text], Optional[Text], bool]:
        if use_text_for_last_user_input and not tracker.active_loop_name and not any_text(self):
            return None, None, False
        return original(self, tracker, domain, use_text_for_last_user_input)

    return find_action_from_rules


def any_text(policy: Any) -> bool:
    from rasa.core.policies.rule_policy import RULES

    known = policy.__dict__.get("any_text")
    if known is None:
        states = (state for key in policy.lookup[RULES] for state in policy._rule_key_to_state(key))
        known = policy.__dict__["any_text"] = any("text" in state.get("user", {}) for state in states)
    return bool(known)


def last_states_only(original: Any) -> Any:
    """Rasa puts every turn of the conversation into a state, each time; a rule looks at its own length from the end."""

    def prediction_states(
        self: Any,
        tracker: Any,
        domain: Any,
        use_text_for_last_user_input: bool = False,
        rule_only_data: Optional[Dict[Text, Any]] = None,
    ) -> List[Any]:
        from rasa.core.policies.rule_policy import RulePolicy
        from rasa.shared.core.events import ActionExecuted

        if not isinstance(self, RulePolicy) or self.featurizer.max_history is not None or tracker.active_loop_name:
            return original(self, tracker, domain, use_text_for_last_user_input, rule_only_data)
        states: List[Any] = []
        first = sum(isinstance(event, ActionExecuted) for event in tracker.applied_events()) - longest_rule(self)
        for place, (earlier, _) in enumerate(tracker.generate_all_prior_trackers()):
            if place >= first:
                states.append(domain.get_active_state(earlier))
        self.featurizer._choose_last_user_input([states], use_text_for_last_user_input)
        return states

    return prediction_states


def longest_rule(policy: Any) -> int:
    from rasa.core.policies.rule_policy import RULES

    known = policy.__dict__.get("longest_rule")
    if known is None:
        lengths = (len(policy._rule_key_to_state(key)) for key in policy.lookup[RULES])
        known = policy.__dict__["longest_rule"] = max(lengths, default=1)
    return int(known)
