"""All mends of the lean path, and the sources each was written against (Rasa 3.6.21)."""

from bot.lean import action_calls, debug_lines, domain, events, graph, policies, sessions
from bot.lean.mend import Mend

ACTION = "rasa.core.actions.action:RemoteAction"
ENDPOINT = "rasa.utils.endpoints:EndpointConfig"
EVENT = "rasa.shared.core.events:Event"
PROCESSOR = "rasa.core.processor:MessageProcessor"
RULES = "rasa.core.policies.rule_policy:RulePolicy"
TRACKER = "rasa.shared.core.trackers:DialogueStateTracker"

MENDS = (
    Mend(
        f"{ACTION}._validate_action_result",
        action_calls.validator_built_once,
        {f"{ACTION}._validate_action_result": "f8cdb4be6812", f"{ACTION}.action_response_format_spec": "091b74aa3738"},
    ),
    Mend(
        f"{ACTION}._action_call_format",
        action_calls.this_turn_only,
        {f"{ACTION}._action_call_format": "428795b944f2", f"{TRACKER}.current_state": "a9f1526ceddf"},
    ),
    Mend(
        f"{ENDPOINT}.request",
        action_calls.connection_kept,
        {
            f"{ENDPOINT}.request": "ccdb778aed82",
            f"{ENDPOINT}.session": "e55aa13d9d4f",
            f"{ENDPOINT}.combine_parameters": "9d9114d28f2e",
        },
    ),
    Mend(
        "rasa.core.processor:DaskGraphRunner",
        graph.sequential,
        {
            "rasa.engine.runner:dask": "fc92eebf60a3",
            "rasa.engine.graph:GraphNode.__call__": "66127a2bfb6f",
            f"{PROCESSOR}._load_model": "17f24faf9681",
        },
    ),
    Mend(f"{EVENT}.resolve_by_type", events.class_by_name, {f"{EVENT}.resolve_by_type": "b5cf570fa7f2"}),
    Mend(
        f"{TRACKER}.copy",
        events.copied,
        {
            f"{TRACKER}.__init__": "8f39eb22462a",
            f"{TRACKER}._reset": "190858eaf560",
            f"{TRACKER}.copy": "dfa48dca9f35",
            f"{TRACKER}.init_copy": "429fcd2243b9",
            f"{TRACKER}.travel_back_in_time": "09d16f28f007",
        },
    ),
    Mend(
        "rasa.core.policies.memoization:MemoizationPolicy.predict_action_probabilities",
        policies.silent_without_memories,
        {"rasa.core.policies.memoization:MemoizationPolicy.predict_action_probabilities": "19903a81bee5"},
    ),
    Mend(
        f"{RULES}._find_action_from_rules",
        policies.no_text_rules,
        {f"{RULES}._find_action_from_rules": "be6da6ee0f54", f"{RULES}._predict": "f5182d8a1063"},
    ),
    Mend(
        "rasa.core.policies.policy:Policy._prediction_states",
        policies.last_states_only,
        {
            "rasa.core.policies.policy:Policy._prediction_states": "ed9b82bed2f2",
            "rasa.core.featurizers.tracker_featurizers:MaxHistoryTrackerFeaturizer.prediction_states": "451caf09a389",
            "rasa.shared.core.domain:Domain.states_for_tracker_history": "035111ce73ac",
            f"{TRACKER}.generate_all_prior_trackers": "a1f6954347b5",
            f"{RULES}._get_possible_keys": "2915fd81711e",
            f"{RULES}._is_rule_applicable": "64a108b016b4",
        },
    ),
    Mend(
        "rasa.shared.core.domain:Domain.is_empty",
        domain.known_once,
        {
            "rasa.shared.core.domain:Domain.is_empty": "884be90ef485",
            "rasa.shared.core.domain:Domain.empty": "8d97e258dc95",
        },
    ),
    Mend(
        f"{PROCESSOR}._has_session_expired",
        sessions.after_some_turns,
        {f"{PROCESSOR}._has_session_expired": "aa0e659a9cfa"},
    ),
    Mend("rasa.core.processor:copy", debug_lines.nothing_copied, {"rasa.core:processor": "f42dfbf26e2f"}),
    Mend(
        "rasa.core.policies.rule_policy:copy",
        debug_lines.nothing_copied,
        {"rasa.core.policies:rule_policy": "952d1a139065"},
    ),
)
