"""One module a command; each is imported when it is called."""

COMMANDS = {  # module and name; imported when called
    "lint": ("poalint.cli", "lint"),
    "rules": ("poalint.commands.rules", "rules"),
    "explain": ("poalint.commands.rules", "explain"),
    "cases": ("poalint.commands.cases", "cases"),
    "checklist": ("poalint.commands.cases", "checklist"),
    "new": ("poalint.commands.new", "new"),
    "plugins": ("poalint.commands.state", "plugins"),
    "config": ("poalint.commands.state", "settings"),
    "schema": ("poalint.commands.state", "schema"),
    "completion": ("poalint.commands.state", "completion"),
    "why": ("poalint.commands.desk", "why"),
    "test-rules": ("poalint.commands.desk", "test_rules"),
    "forms": ("poalint.commands.desk", "forms"),
}
