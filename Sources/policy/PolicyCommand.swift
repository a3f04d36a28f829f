import ArgumentParser

@main struct PolicyCommand: ParsableCommand {
}
