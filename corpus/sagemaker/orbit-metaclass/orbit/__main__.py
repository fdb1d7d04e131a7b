from orbit import Mission
import orbit.missions

if __name__ == "__main__":
    for kind in sorted(Mission.registry, key=lambda k: (-len(k.phases), k.__name__)):
        kind().fly().definition()
